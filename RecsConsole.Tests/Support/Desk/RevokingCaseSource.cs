using RecsConsole.Casework;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>The case becomes restricted between the first and the second reading, as can happen while a slate is ranked.</summary>
public sealed class RevokingCaseSource(TenantDb tenantDb) : ICaseSource
{
    private readonly DatabaseCaseSource _source = new(tenantDb);
    private int _readings;

    public async Task<CaseRecord?> ReadAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        var record = await _source.ReadAsync(actor, caseId, cancellationToken);
        return record is not null && ++_readings == 2 ? record with { Classification = 3 } : record;
    }
}
