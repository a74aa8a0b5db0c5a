//! Fictitious persons of every kind that may hold a role.

/// A kind of person, as a manifest describes it.
pub(crate) struct Person {
    /// What it is, for the report of a failure.
    pub(crate) kind: &'static str,
    /// Its inline table.
    pub(crate) toml: &'static str,
}

/// Professionals: women and men, companies, traders or not, from here or abroad.
pub(crate) const PROFESSIONALS: &[Person] = &[
    Person {
        kind: "société",
        toml: "{ kind = \"legal\", name = \"Atelier Brun\", form = \"SARL\", capital = \"8 000 €\", siren = \"472 138 650\", rcs = \"Lyon\", vat = \"FR40472138650\", email = \"atelier-brun@example.fr\", address = { street = \"3 place du Pont\", postcode = \"69007\", city = \"Lyon\" }, representative = { gender = \"masculine\", first-name = \"Karim\", last-name = \"Brun\", capacity = \"gérant\", power = \"dûment habilité aux fins des présentes\" } }",
    },
    Person {
        kind: "femme EI en franchise",
        toml: "{ kind = \"natural\", gender = \"feminine\", first-name = \"Ada\", last-name = \"Morel\", sole-trader = true, trader = false, siren = \"912 345 071\", rne = true, vat-exempt = true, email = \"ada.morel@example.fr\", address = { street = \"12 rue des Tanneurs\", postcode = \"69003\", city = \"Lyon\" } }",
    },
    Person {
        kind: "homme EI commerçant",
        toml: "{ kind = \"natural\", gender = \"masculine\", first-name = \"Luc\", last-name = \"Hamon\", sole-trader = true, trader = true, siren = \"843 219 767\", rcs = \"Nantes\", vat = \"FR96843219767\", email = \"luc.hamon@example.fr\", address = { street = \"5 quai de la Fosse\", postcode = \"44000\", city = \"Nantes\" } }",
    },
    Person {
        kind: "société étrangère",
        toml: "{ kind = \"legal\", name = \"Lindenhof\", form = \"GmbH\", registration = \"immatriculée au registre du commerce de Cologne sous le numéro HRB 00000\", trader = true, email = \"lindenhof@example.fr\", address = { street = \"Lindenstrasse 4\", postcode = \"50674\", city = \"Cologne\", country = \"Allemagne\" }, representative = { gender = \"feminine\", first-name = \"Jana\", last-name = \"Linde\", capacity = \"gérante\", power = \"dûment habilitée aux fins des présentes\" } }",
    },
];

/// Employees.
pub(crate) const EMPLOYEES: &[Person] = &[
    Person {
        kind: "salariée",
        toml: "{ kind = \"natural\", gender = \"feminine\", first-name = \"Inès\", last-name = \"Roux\", email = \"ines.roux@example.fr\", address = { street = \"2 rue Haute\", postcode = \"69001\", city = \"Lyon\" } }",
    },
    Person {
        kind: "salarié",
        toml: "{ kind = \"natural\", gender = \"masculine\", first-name = \"Hugo\", last-name = \"Petit\", email = \"hugo.petit@example.fr\", address = { street = \"8 rue Basse\", postcode = \"33000\", city = \"Bordeaux\" } }",
    },
];

/// Who may hold a role of a model: an employer and a `portage` company are companies.
pub(crate) fn holders(model: &str, role: &str) -> &'static [Person] {
    match role {
        "salarie" => EMPLOYEES,
        "employeur" => &PROFESSIONALS[..1],
        "prestataire" if model.starts_with("portage") => &PROFESSIONALS[..1],
        _ => PROFESSIONALS,
    }
}
