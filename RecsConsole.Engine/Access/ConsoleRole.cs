namespace RecsConsole.Engine.Access;

/// <summary>The seven roles; a person has one or more in each tenant.</summary>
public static class ConsoleRole
{
    /// <summary>Works cases.</summary>
    public const string Agent = "agent";

    /// <summary>Works cases and leads those who do.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Curates catalog, documents, people and settings.</summary>
    public const string Admin = "admin";

    /// <summary>Judges pairs of recommendations.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Sets up the reviewers' studies.</summary>
    public const string Lead = "lead";

    /// <summary>Reads decisions, traces and the audit trail.</summary>
    public const string Auditor = "auditor";

    /// <summary>Approves prices and offers.</summary>
    public const string Sales = "sales";

    /// <summary>All roles, in the order shown on screens.</summary>
    public static IReadOnlyList<string> All { get; } = [Agent, Supervisor, Admin, Reviewer, Lead, Auditor, Sales];

    /// <summary>Roles that work cases.</summary>
    public static IReadOnlyList<string> CaseWorkers { get; } = [Agent, Supervisor];

    /// <summary>Roles that check the work of others: whoever has one borrows no right of a second person, whatever else they are.</summary>
    public static IReadOnlyList<string> Independent { get; } = [Auditor, Reviewer];
}
