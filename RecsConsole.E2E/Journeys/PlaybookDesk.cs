using RecsConsole.Database;
using RecsConsole.Tests.Support;

namespace RecsConsole.E2E.Journeys;

/// <summary>The desk of the catalog journey with two published actions for a playbook.</summary>
internal static class PlaybookDesk
{
    public const string Call = ActionDesk.Key;
    public const string Note = "leave-note";

    public static async Task AddAsync(IServiceProvider services, string tenant)
    {
        var id = await ActionDesk.AddAsync(services, tenant);
        await using var db = Operators.Open(services);
        db.BindTo(id);
        db.AddRange(Action(id, Call, "Call the customer back"), Action(id, Note, "Leave a note"));
        await db.SaveChangesAsync();
    }

    private static ActionRow Action(Guid tenantId, string key, string title) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = 1,
            Title = title,
            Description = "",
            Kind = "communicate",
            Risk = ActionRiskLevel.Low,
            Status = VersionStatus.Published,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
}
