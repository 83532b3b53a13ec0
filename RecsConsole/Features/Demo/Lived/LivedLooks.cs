using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Demo.Lived;

/// <summary>Reviews of some decisions; the newer half is still pending.</summary>
internal static class LivedLooks
{
    private const double IsRight = 0.6;

    private static readonly string[] s_notes =
    [
        "The list could not know better here.",
        "The customer had already written that it did not help.",
        "Right, and the second one comes next.",
    ];

    public static async Task JudgeAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var people = await db.People.AsNoTracking().Where(row => row.IsActive).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var reviewer = people.Find(row => row.Roles.Contains(ConsoleRole.Reviewer))?.Id;
        var looks = await db
            .DecisionLooks.Where(row => row.Verdict == null && row.ActorId != reviewer)
            .OrderByDescending(row => row.DecidedAt)
            .ThenBy(row => row.DecisionId)
            .ToListAsync(cancellationToken);
        foreach (var look in reviewer is null ? [] : looks.Skip((looks.Count + 1) / 2))
        {
            var random = SimulationRandom.For(SeedDemoTenants.Seed, $"look {look.CaseId:D} {look.DecidedAt.ToUnixTimeMilliseconds()}");
            look.Verdict = random.Chance(IsRight) ? LookVerdict.Right : LookVerdict.Wrong;
            look.Note = random.Chance(0.3) ? random.Pick(s_notes) : null;
            (look.ReviewerId, look.ReviewedAt) = (reviewer, Timestamps.Round(look.PutAt));
            look.Revision++;
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
