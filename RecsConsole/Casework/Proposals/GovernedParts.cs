namespace RecsConsole.Casework.Proposals;

/// <summary>
/// Names of the parts of a tenant's rules that two people change. The subject of a proposal is the name, then a colon and the item if the
/// part has several: "retention:searches".
/// </summary>
public static class GovernedParts
{
    /// <summary>Everything on the settings page.</summary>
    public const string Settings = "";

    /// <summary>What data fields may be used for.</summary>
    public const string Fields = "fields";

    /// <summary>The legal basis of each class of data.</summary>
    public const string Bases = "bases";

    /// <summary>Compliance profile, region and documented uses.</summary>
    public const string Compliance = "compliance";

    /// <summary>How long each class of data is kept.</summary>
    public const string Retention = "retention";

    /// <summary>Label and state of a term of the taxonomy.</summary>
    public const string Taxonomy = "taxonomy";

    /// <summary>What is agreed with a customer.</summary>
    public const string Terms = "terms";

    /// <summary>Name, workflow and use of a case type.</summary>
    public const string CaseTypes = "case_type";

    private const char Colon = ':';

    /// <summary>What a proposal changes, as a title.</summary>
    /// <param name="name">What people call the item; null where only its key is known.</param>
    public static string TitleOf(string subject, string? name = null) =>
        NameOf(subject) switch
        {
            Fields => CaseworkTexts.PartFields,
            Bases => CaseworkTexts.PartBases,
            Compliance => CaseworkTexts.PartCompliance,
            Retention => CaseworkTexts.PartRetention,
            Taxonomy => TermOf(subject) is { } term ? CaseworkTexts.PartTerm.With(term) : CaseworkTexts.PartTaxonomy,
            Terms => ItemOf(subject) is { Length: > 0 } account ? CaseworkTexts.PartTermsOf.With(name ?? account) : CaseworkTexts.PartTerms,
            CaseTypes => ItemOf(subject) is { Length: > 0 } type
                ? CaseworkTexts.PartCaseType.With(name ?? type)
                : CaseworkTexts.PartCaseTypes,
            _ => CaseworkTexts.SettingsChange,
        };

    public static string SubjectOf(string name, string item) => string.IsNullOrEmpty(item) ? name : $"{name}{Colon}{item}";

    /// <summary>The part that a proposal changes.</summary>
    public static string NameOf(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Split(Colon, 2)[0];
    }

    /// <summary>The item of the part; empty when the part has none.</summary>
    public static string ItemOf(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Split(Colon, 2) is [_, var item] ? item : "";
    }

    private static string? TermOf(string subject) => subject.Split(Colon, 3) is [_, _, var value] ? value : null;
}
