using RecsConsole.Database;

namespace RecsConsole.Tests.Security.Wall;

/// <summary>Leaves a confirmed erasure of a customer without cases: the job carries it out.</summary>
internal static class WallErasure
{
    private const string Key = "leaver";

    public static void Leave(ConsoleDbContext db, Guid confirmedBy, DateTimeOffset now)
    {
        db.Accounts.Add(
            new()
            {
                TenantId = db.TenantId,
                Key = Key,
                Name = "Leaver Ltd",
            }
        );
        db.Proposals.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                Kind = ProposalKind.SubjectErasure,
                Subject = $"account:{Key}",
                ContentJson = """{"reason":"hash"}""",
                Why = "",
                AuthorId = Guid.NewGuid(),
                SentAt = now.AddDays(-2),
                Status = VersionStatus.InReview,
                DecidedById = confirmedBy,
                DecidedAt = now.AddDays(-1),
                Revision = 2,
            }
        );
    }
}
