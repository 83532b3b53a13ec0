using RecsConsole.Casework;
using RecsConsole.Platform;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>Stands in for another system that owns the cases: it has one case for which the database has no row.</summary>
public sealed class ForeignCaseSource(TimeProvider clock) : ICaseSource
{
    public static readonly Guid CaseId = new("5f0e6c3a-9a43-4a53-9a0f-2f1f6f0c0001");

    public Task<CaseRecord?> ReadAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        var record = new CaseRecord(
            CaseId,
            "EXT-1",
            7,
            "Printer jams",
            "Jams after the firmware update on the invoice run",
            "ticket",
            "printer",
            "printing",
            "EU",
            "en",
            2,
            "new",
            clock.GetUtcNow(),
            null,
            null,
            null,
            null,
            null,
            1,
            true,
            new Dictionary<string, string>(StringComparer.Ordinal),
            []
        );
        return Task.FromResult(caseId == CaseId ? record : null);
    }
}
