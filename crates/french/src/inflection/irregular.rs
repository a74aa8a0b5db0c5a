//! The verbs of contracts that no rule conjugates.

use super::verb::endings;

/// The principal parts from which the forms of a verb follow.
struct Model {
    /// The infinitive; a compound ends with it.
    infinitive: &'static str,
    /// The present.
    present: &'static str,
    /// The stem of the imperfect and the present participle.
    stem: &'static str,
    /// The stem of the future and the conditional.
    future: &'static str,
    /// The stem of the simple past, `vin` for « vint ».
    past: &'static str,
    /// The stem of the present subjunctive, `vienn` for « vienne ».
    subjunctive: &'static str,
    /// The past participle, masculine.
    participle: &'static str,
    /// What may stand before the infinitive; empty when nothing may.
    prefixes: &'static str,
}

/// Shortens the table: its columns are those of [`Model`], in order.
const fn model(parts: [&'static str; 8]) -> Model {
    let [infinitive, present, stem, future, past, subjunctive, participle, prefixes] =
        parts;
    Model { infinitive, present, stem, future, past, subjunctive, participle, prefixes }
}

#[rustfmt::skip]
const MODELS: [Model; 55] = [
    model(["être", "suis es est sommes êtes sont sois soit soyons soyez soient étant", "ét", "ser", "fu", "soi", "été", ""]),
    model(["avoir", "ai as a avons avez ont aie ait ayons ayez aient ayant", "av", "aur", "eu", "ai", "eu", ""]),
    model(["savoir", "sais sait savons savez savent sachant", "sav", "saur", "su", "sach", "su", ""]),
    model(["aller", "vais vas va allons allez vont", "all", "ir", "alla", "aill", "allé", ""]),
    model(["envoyer", "envoie envoies envoyons envoyez envoient", "envoy", "enverr", "envoya", "envoi", "envoyé", "r"]),
    model(["devoir", "dois doit devons devez doivent", "dev", "devr", "du", "doiv", "dû", "re"]),
    model(["pouvoir", "peux peut pouvons pouvez peuvent", "pouv", "pourr", "pu", "puiss", "pu", ""]),
    model(["vouloir", "veux veut voulons voulez veulent", "voul", "voudr", "voulu", "veuill", "voulu", ""]),
    model(["valoir", "vaux vaut valons valez valent", "val", "vaudr", "valu", "vaill", "valu", "pré équi re"]),
    model(["falloir", "faut", "fall", "faudr", "fallu", "faill", "fallu", ""]),
    model(["prévoir", "prévois prévoit prévoyons prévoyez prévoient", "prévoy", "prévoir", "prévi", "prévoi", "prévu", ""]),
    model(["pourvoir", "pourvois pourvoit pourvoyons pourvoyez pourvoient", "pourvoy", "pourvoir", "pourvu", "pourvoi", "pourvu", ""]),
    model(["voir", "vois voit voyons voyez voient", "voy", "verr", "vi", "voi", "vu", "re entre"]),
    model(["cevoir", "çois çoit cevons cevez çoivent", "cev", "cevr", "çu", "çoiv", "çu", "re per con aper dé"]),
    model(["mouvoir", "meus meut mouvons mouvez meuvent", "mouv", "mouvr", "mu", "meuv", "mu", "pro é"]),
    model(["asseoir", "assieds assied assois assoit asseyons asseyez assoient", "assey", "assoir", "assi", "assoi", "assis", ""]),
    model(["surseoir", "sursois sursoit sursoyons sursoient", "sursoy", "surseoir", "sursi", "sursoi", "sursis", ""]),
    model(["échoir", "échoit échoient échet", "éché", "échoir", "échu", "échoi", "échu", ""]),
    model(["déchoir", "déchoit déchoient", "déchoy", "déchoir", "déchu", "déchoi", "déchu", ""]),
    model(["faire", "fais fait faisons faites font", "fais", "fer", "fi", "fass", "fait", "re dé contre satis sur par"]),
    model(["dire", "dis dit disons dites disez disent", "dis", "dir", "di", "dis", "dit", "re inter pré contre mé dé"]),
    model(["maudire", "maudit maudissons maudissent", "maudiss", "maudir", "maudi", "maudiss", "maudit", ""]),
    model(["mettre", "mets met mettons mettez mettent", "mett", "mettr", "mi", "mett", "mis", "re per sou pro trans com ad dé compro o é"]),
    model(["prendre", "prends prend prenons prenez prennent", "pren", "prendr", "pri", "prenn", "pris", "re com ap entre sur mé é"]),
    model(["battre", "bats bat battons battez battent", "batt", "battr", "batti", "batt", "battu", "com dé a ra"]),
    model(["vaincre", "vaincs vainc vainquons vainquez vainquent", "vainqu", "vaincr", "vainqui", "vainqu", "vaincu", "con"]),
    model(["venir", "viens vient venons venez viennent", "ven", "viendr", "vin", "vienn", "venu", "re con inter par pré pro sur sub de contre sou res"]),
    model(["tenir", "tiens tient tenons tenez tiennent", "ten", "tiendr", "tin", "tienn", "tenu", "dé con ob main sou re entre abs appar"]),
    model(["courir", "cours court courons courez courent", "cour", "courr", "couru", "cour", "couru", "re en con par se ac dis"]),
    model(["mourir", "meurs meurt mourons mourez meurent", "mour", "mourr", "mouru", "meur", "mort", ""]),
    model(["quérir", "quiers quiert quérons quérez quièrent", "quér", "querr", "qui", "quièr", "quis", "ac re con en"]),
    model(["ffrir", "ffre ffres ffrons ffrez ffrent", "ffr", "ffrir", "ffri", "ffr", "ffert", "o sou"]),
    model(["ouvrir", "ouvre ouvres ouvrons ouvrez ouvrent", "ouvr", "ouvrir", "ouvri", "ouvr", "ouvert", "c déc rec r entr"]),
    model(["partir", "pars part partons partez partent", "part", "partir", "parti", "part", "parti", "re dé"]),
    model(["sortir", "sors sort sortons sortez sortent", "sort", "sortir", "sorti", "sort", "sorti", "res"]),
    model(["sentir", "sens sent sentons sentez sentent", "sent", "sentir", "senti", "sent", "senti", "con res pres"]),
    model(["mentir", "mens ment mentons mentez mentent", "ment", "mentir", "menti", "ment", "menti", "dé"]),
    model(["servir", "sers sert servons servez servent", "serv", "servir", "servi", "serv", "servi", "des res"]),
    model(["fuir", "fuis fuit fuyons fuyez fuient", "fuy", "fuir", "fui", "fui", "fui", "en"]),
    model(["vêtir", "vêts vêt vêtons vêtez vêtent", "vêt", "vêtir", "vêti", "vêt", "vêtu", "re dé"]),
    model(["cueillir", "cueille cueillons cueillez cueillent", "cueill", "cueiller", "cueilli", "cueill", "cueilli", "re ac"]),
    model(["faillir", "faut faillit faillons faillent", "faill", "faillir", "failli", "faill", "failli", "dé"]),
    model(["connaître", "connais connaît connaissons connaissez connaissent", "connaiss", "connaîtr", "connu", "connaiss", "connu", "re mé"]),
    model(["paraître", "parais paraît paraissons paraissez paraissent", "paraiss", "paraîtr", "paru", "paraiss", "paru", "ap com dis re trans"]),
    model(["naître", "nais naît naissons naissez naissent", "naiss", "naîtr", "naqui", "naiss", "né", "re"]),
    model(["croître", "croîs croît croissons croissez croissent", "croiss", "croîtr", "cru", "croiss", "cru", "ac dé"]),
    model(["suivre", "suis suit suivons suivez suivent", "suiv", "suivr", "suivi", "suiv", "suivi", "pour"]),
    model(["vivre", "vis vit vivons vivez vivent", "viv", "vivr", "vécu", "viv", "vécu", "sur re"]),
    model(["crire", "cris crit crivons crivez crivent", "criv", "crir", "crivi", "criv", "crit", "é ins sous pres trans dé circons pros réé réins"]),
    model(["lire", "lis lit lisons lisez lisent", "lis", "lir", "lu", "lis", "lu", "re é réé"]),
    model(["uire", "uis uit uisons uisez uisent", "uis", "uir", "uisi", "uis", "uit", "cond prod réd introd déd trad constr détr instr reprod séd ind recond reconstr n l"]),
    model(["clure", "clus clut cluons cluez cluent", "clu", "clur", "clu", "clu", "clu", "con ex in"]),
    model(["soudre", "sous sout solvons solvez solvent", "solv", "soudr", "solu", "solv", "solu", "ré ab dis"]),
    model(["croire", "crois croit croyons croyez croient", "croy", "croir", "cru", "croi", "cru", ""]),
    model(["traire", "trais trait trayons trayez traient", "tray", "trair", "trai", "trai", "trait", "sous ex dis abs"]),
];

/// Verbs in *-indre*: « contraindre », « atteindre », « joindre ».
const INDRE: [&str; 3] = ["aindre", "eindre", "oindre"];

const FUTURE: &str = "ai as a ons ez ont ais ait ions iez aient";
const IMPERFECT: &str = "ais ait ions iez aient ant ants ante antes";
const PAST: &str = "s t mes tes rent sse sses ssent";

/// Hands each form of an irregular verb to `add`; says whether it is one.
pub(super) fn conjugate(word: &str, add: &mut impl FnMut(String)) -> bool {
    // The spelling of 1990 drops the circumflex of « connaître ».
    let word = &word.replace("aitre", "aître").replace("oitre", "oître");
    let known = MODELS.iter().find_map(|model| {
        let prefix = word.strip_suffix(model.infinitive)?;
        // « cevoir » and « crire » are ends of verbs, never verbs.
        let bare = !matches!(
            model.infinitive,
            "cevoir"
                | "ffrir"
                | "crire"
                | "uire"
                | "clure"
                | "soudre"
                | "traire"
                | "quérir"
        );
        let fits = if prefix.is_empty() {
            bare
        } else {
            model.prefixes.split(' ').any(|known| known == prefix)
        };
        fits.then_some((prefix, model))
    });
    if let Some((prefix, model)) = known {
        let mut whole = |form: String| add(format!("{prefix}{form}"));
        endings("", model.present, &mut whole);
        endings(model.stem, IMPERFECT, &mut whole);
        endings(model.future, FUTURE, &mut whole);
        endings(model.past, PAST, &mut whole);
        endings(model.subjunctive, "e es ent", &mut whole);
        participle(model, &mut whole);
        whole(model.infinitive.to_owned());
        return true;
    }
    let Some(end) =
        INDRE.iter().find(|end| word.len() > end.len() && word.ends_with(**end))
    else {
        return false;
    };
    let start = &word[..word.len() - end.len() + 2];
    // « moindre » and « cylindre » have no such forms; they do no harm.
    endings(start, "ns nt ndrai ndra ndront ndrait ndraient nte ntes nts ndre", add);
    let soft = format!("{start}gn");
    endings(
        &soft,
        "ons ez ent ais ait aient ant ante ants antes e es it irent isse",
        add,
    );
    true
}

fn participle(model: &Model, add: &mut impl FnMut(String)) {
    let stem = match model.participle {
        "dû" => "du",
        other => other,
    };
    add(model.participle.to_owned());
    // « inclure » has its *s*, « dissoudre » and « résoudre » their *s* and *t*.
    match model.infinitive {
        "être" | "pouvoir" | "falloir" => {}
        "clure" => endings(stem, "s e es se ses", add),
        "soudre" => endings("so", "us ute utes lus lue lues", add),
        "cevoir" => endings("çu", "s e es", add),
        _ if stem.ends_with('s') => endings(stem, "e es", add),
        "devoir" => endings("du", "s e es", add),
        _ => endings(stem, "s e es", add),
    }
}

#[cfg(test)]
mod tests {
    use crate::{fold, forms};

    #[test]
    fn reaches() {
        for (verb, expected) in [
            ("être", "est sont sera serait soit soient été étant fut fût"),
            ("avoir", "a ont aura aurait ait eu eue ayant avait"),
            ("aller", "va vont ira aille"),
            ("envoyer", "envoie enverra envoyé envoyée"),
            ("devoir", "doit doivent devra dû due dues"),
            ("pouvoir", "peut peuvent pourra pourrait puisse"),
            ("vouloir", "veut voudra veuille"),
            ("valoir", "vaut vaudra"),
            ("prévaloir", "prévaut prévaudra"),
            ("prévoir", "prévoit prévu prévues prévoira"),
            ("recevoir", "reçoit reçoivent reçu reçue recevra"),
            ("percevoir", "perçoit perçues"),
            ("faire", "fait font fera fasse faites faisant"),
            ("satisfaire", "satisfait satisfera"),
            ("dire", "dit dira"),
            ("interdire", "interdit interdite interdisent interdisant interdira"),
            ("mettre", "met mettent mis mise mettra"),
            ("soumettre", "soumet soumis soumises soumettra"),
            ("permettre", "permet permettant permis"),
            ("prendre", "prend prennent pris prendra prenne"),
            ("entreprendre", "entreprend entreprise"),
            ("tenir", "tient tenu tenue tiendra tienne"),
            ("maintenir", "maintient maintenu"),
            ("appartenir", "appartient appartiennent"),
            ("convenir", "convient convenu convenues conviendra"),
            ("survenir", "survient survenue"),
            ("encourir", "encourt encourue encourra"),
            ("recourir", "recourt recouru recourra"),
            ("acquérir", "acquiert acquis acquise acquerra"),
            ("offrir", "offre offert offerte"),
            ("couvrir", "couvre couvert couvertes couvrira"),
            ("servir", "sert servent servi"),
            ("connaître", "connaît connu connaissent"),
            ("reconnaître", "reconnaît reconnaissent reconnu reconnaîtra"),
            ("connaitre", "connait"),
            ("naître", "naît nés née"),
            ("accroître", "accroît accru"),
            ("suivre", "suit suivi suivra"),
            ("poursuivre", "poursuit poursuivie"),
            ("écrire", "écrit écrites"),
            ("souscrire", "souscrit souscrite souscrira souscrivent"),
            ("élire", "élit élu élisent"),
            ("produire", "produit produisent produites produira"),
            ("réduire", "réduit réduite réduirait"),
            ("exclure", "exclut exclu exclue exclura excluent"),
            ("inclure", "inclut inclus incluse"),
            ("conclure", "conclu conclut conclues"),
            ("résoudre", "résout résolu résolue"),
            ("dissoudre", "dissout dissous dissoute"),
            ("contraindre", "contraint contraignent contrainte contraignant"),
            ("atteindre", "atteint atteinte atteindra"),
            ("joindre", "joint jointe joignent"),
            ("soustraire", "soustrait soustraite"),
            ("extraire", "extraite"),
            ("convaincre", "convainc convaincu"),
        ] {
            let forms = forms(verb);
            for form in expected.split(' ') {
                assert!(
                    forms.iter().any(|known| fold(known) == fold(form)),
                    "{verb}: {form}"
                );
            }
        }
    }
}
