using RecsConsole.Engine.Candidates;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Impact;

/// <summary>A service level on the desk whose deadline has effect: an escalation is there for cases that are late.</summary>
internal static class PromisedDesk
{
    public const string Level = "tickets";
    public const string Escalation = "wipe";

    /// <summary>The open case was opened three hours ago, of the eight that tickets are promised.</summary>
    public static Task PromiseAsync(this DeskWorld world)
    {
        var now = world.Database.Clock.GetUtcNow();
        return world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                db.ServiceLevels.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        Key = Level,
                        Version = 1,
                        Title = "Tickets",
                        Status = VersionStatus.Published,
                        CaseTypes = ["ticket"],
                        TargetMinutes = 480,
                        UpdatedAt = now.AddDays(-10),
                        Revision = 1,
                    }
                );
                var row = db.Cases.Single(each => each.Id == world.Here.CaseId);
                (row.OpenedAt, row.SlaDeadline) = (now.AddHours(-3), now.AddHours(5));
                (row.SlaLevelKey, row.SlaLevelVersion) = (Level, 1);
                db.Actions.Single(each => each.Key == Escalation).Kind = SlaRuleSource.EscalateKind;
            }
        );
    }
}
