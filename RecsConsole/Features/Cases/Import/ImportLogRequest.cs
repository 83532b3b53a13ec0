using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>What to import, into which tenant, and how to read it.</summary>
public sealed record ImportLogRequest(string TenantKey, LogSource Source, LogMapping Mapping)
{
    public ImportLogRequest(string tenantKey, string file, LogMapping mapping)
        : this(tenantKey, new LogSource(file, file), mapping) { }

    /// <summary>Time format; null to infer it from the column.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Time zone of times without an offset, and of a new tenant; null means UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What a case is called; null for the console's own word. A tenant with imported cases keeps its name.</summary>
    public string? CaseName { get; init; }

    /// <summary>Create the tenant if it does not exist.</summary>
    public bool CreateTenant { get; init; }

    /// <summary>Who becomes a member of the tenant.</summary>
    public IReadOnlyList<ImportMember> Members { get; init; } = [];

    /// <summary>Who requested the import; null on the command line.</summary>
    public Guid? RequestedById { get; init; }

    /// <summary>Receives the progress.</summary>
    public JobProgress Progress { get; init; } = new();
}

/// <summary>What an import added; all zero, and unchanged, when the log was imported before.</summary>
public sealed record ImportedLog(
    string Tenant,
    int Cases,
    int Events,
    int Activities,
    int People,
    int Teams,
    int Documents,
    double Seconds,
    bool Unchanged
)
{
    /// <summary>Share of the log's steps that the workflow mined from it forbids; null when no workflow was mined.</summary>
    public double? StepsForbidden { get; init; }

    /// <summary>Cases whose fields changed, because the file was read again with other columns.</summary>
    public int UpdatedCases { get; init; }

    /// <summary>Names of actions that only a list of tickets had made and that were retired, now that a log says what was done.</summary>
    public IReadOnlyList<string> RetiredActions { get; init; } = [];

    /// <summary>Cases of the file that were left out, because their customer is erased.</summary>
    public int ErasedCases { get; init; }

    /// <summary>
    /// Issue types and products of the tenant's cases that its taxonomy does not have, the first of them: they are in, and somebody decides
    /// about them.
    /// </summary>
    public IReadOnlyList<string> UnknownTerms { get; init; } = [];
}
