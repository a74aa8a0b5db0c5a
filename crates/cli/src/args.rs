//! The commands and their options.
//!
//! The doc comments of this file are what `--help` prints.

#![expect(clippy::doc_markdown, reason = "a terminal shows backticks as they are")]

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Compile des contrats français à partir de clauses, de contrats-types et de fiches
#[derive(Debug, Parser)]
#[command(name = "clausier", version)]
pub(crate) struct Cli {
    /// The command.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// What all commands take.
    #[command(flatten)]
    pub(crate) globals: Globals,
}

/// Options of all commands.
#[derive(Debug, Args)]
pub(crate) struct Globals {
    /// Espace de travail (défaut : le dossier courant ou l’un de ceux qui le contiennent)
    #[arg(long, global = true, value_name = "DOSSIER")]
    pub(crate) root: Option<PathBuf>,
    /// Couleurs : auto, always ou never (défaut : auto)
    #[arg(long, global = true, value_name = "QUAND", value_enum, default_value = "auto")]
    pub(crate) color: ColourChoice,
    /// Ne montre que les constats et les erreurs
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

/// What is asked for.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Crée un espace de travail dans un dossier vide
    Init(Init),
    /// Écrit la fiche d’un nouveau contrat, ou dit les questions qui restent
    New(New),
    /// Vérifie les contrats sans rien écrire
    Check(Check),
    /// Compile les contrats
    Build(Build),
    /// Explique une règle, ou les montre toutes
    Explain(Explain),
}

/// Options of `init`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// Dossier à préparer, vide ou à créer (défaut : le dossier courant)
    #[arg(value_name = "DOSSIER")]
    pub(crate) dir: Option<PathBuf>,
}

/// Options of `new`.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// Contrat-type, par exemple prestation-recurrente
    #[arg(value_name = "CONTRAT-TYPE")]
    pub(crate) model: String,
    /// Nom du client : celui de son dossier
    #[arg(long, value_name = "NOM")]
    pub(crate) client: String,
    /// Référence du contrat, par exemple AV-2027-001
    #[arg(long, value_name = "RÉFÉRENCE")]
    pub(crate) reference: String,
    /// Partie qui tient un rôle, par exemple client=boulangerie-du-pont ; répétable
    #[arg(long = "party", value_name = "RÔLE=PARTIE")]
    pub(crate) parties: Vec<String>,
    /// Réponse à une question, par exemple prix_ht="1 500 €" ; répétable
    #[arg(long = "set", value_name = "NOM=VALEUR")]
    pub(crate) values: Vec<String>,
    /// Date du contrat, par exemple 2027-01-31
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// Lieu de signature
    #[arg(long, value_name = "LIEU")]
    pub(crate) place: Option<String>,
    /// Écrit la fiche même s’il reste des questions
    #[arg(long, alias = "force")]
    pub(crate) draft: bool,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Contrats : client/référence, référence seule, client seul ou chemin (défaut : tous) ; avec
    /// --ready, aussi des fichiers .docx, .md ou .txt
    #[arg(value_name = "CONTRAT", conflicts_with = "text")]
    pub(crate) contracts: Vec<String>,
    /// Vérifie des textes que Clausier n’a pas écrits : .md, .txt ou .docx
    #[arg(long, value_name = "FICHIER", num_args = 1..)]
    pub(crate) text: Vec<PathBuf>,
    /// Dit si un contrat ou un fichier est prêt à envoyer : commentaires, suivi, métadonnées,
    /// date, signataires, annexes, et tout ce que vérifie check
    #[arg(long, conflicts_with_all = ["text", "fix", "checklist"])]
    pub(crate) ready: bool,
    /// Montre ce qu’un avocat doit relire et qu’aucune machine ne peut décider
    #[arg(long, conflicts_with_all = ["text", "fix"])]
    pub(crate) checklist: bool,
    /// Corrige la typographie et ce qui ne change aucun mot
    #[arg(long)]
    pub(crate) fix: bool,
    /// Avec --fix, montre les corrections sans les faire
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
    /// Présentation des constats : terminal, short, json, sarif ou github (défaut : terminal)
    #[arg(long, value_name = "FORME", value_enum, default_value = "terminal")]
    pub(crate) format: Face,
}

/// Options of `build`.
#[derive(Debug, Args)]
pub(crate) struct Build {
    /// Contrats : client/référence, référence seule, client seul ou chemin (défaut : tous)
    #[arg(value_name = "CONTRAT")]
    pub(crate) contracts: Vec<String>,
    /// Formats : html, docx, pdf, md, txt, json (défaut : tous sauf json) ; répétable
    #[arg(long, value_name = "FORMATS", value_enum, value_delimiter = ',')]
    pub(crate) to: Vec<Format>,
    /// Dossier des documents (défaut : dist, dans l’espace de travail)
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) out: Option<PathBuf>,
    /// Destinataire : external, ou internal, qui montre clauses et variables (défaut : external)
    #[arg(
        long = "for",
        value_name = "DESTINATAIRE",
        value_enum,
        default_value = "external"
    )]
    pub(crate) audience: Reader,
    /// Écrit des projets, en filigrane, avec des blancs là où il manque quelque chose
    #[arg(long)]
    pub(crate) draft: bool,
    /// Présentation des constats : terminal, short, json, sarif ou github (défaut : terminal)
    #[arg(long, value_name = "FORME", value_enum, default_value = "terminal")]
    pub(crate) format: Face,
}

/// Options of `explain`.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// Code ou nom de la règle, par exemple REF-01 ou renvoi-casse (défaut : toutes)
    #[arg(value_name = "RÈGLE")]
    pub(crate) rule: Option<String>,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColourChoice {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The face of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Face {
    /// With excerpts of the sources.
    Terminal,
    /// One line each.
    Short,
    /// For programs.
    Json,
    /// For forges and editors.
    Sarif,
    /// Commands of a GitHub workflow.
    Github,
}

/// Who reads the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Reader {
    /// The client, the other party, a judge.
    External,
    /// The practice.
    Internal,
}

/// What a contract is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Format {
    /// A page.
    Html,
    /// A Word document.
    Docx,
    /// A PDF.
    Pdf,
    /// Markdown.
    Md,
    /// Plain text.
    Txt,
    /// The document tree, for programs.
    Json,
}

impl Format {
    /// All of them.
    pub(crate) const ALL: [Self; 6] =
        [Self::Html, Self::Docx, Self::Pdf, Self::Md, Self::Txt, Self::Json];

    /// What is written when nobody says.
    pub(crate) const USUAL: [Self; 5] =
        [Self::Html, Self::Docx, Self::Pdf, Self::Md, Self::Txt];

    /// Its name, which is also its extension.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Md => "md",
            Self::Txt => "txt",
            Self::Json => "json",
        }
    }
}
