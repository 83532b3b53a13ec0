using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Tests.Security.Wall;

/// <summary>Leaves settings whose time has come: the job puts them into force.</summary>
internal static class WallTimed
{
    public static async Task LeaveAsync(ConsoleDbContext db, Guid setBy, DateTimeOffset now)
    {
        var inForce = await TenantConfigurationReader.ReadAsync(db, CancellationToken.None);
        db.Proposals.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                Kind = ProposalKind.SettingsChange,
                Subject = "",
                BaseVersion = inForce.Version,
                ContentJson = (inForce with { MonthlyCost = 777 }).ToJson(),
                Why = "It costs more from now on.",
                AuthorId = Guid.NewGuid(),
                SentAt = now.AddDays(-2),
                Status = VersionStatus.InReview,
                DecidedById = setBy,
                DecidedAt = now.AddDays(-1),
                BeginsAt = now.AddMinutes(-1),
                Revision = 2,
            }
        );
    }
}
