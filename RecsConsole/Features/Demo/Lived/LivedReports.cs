using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Feedback;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Demo.Lived;

/// <summary>
/// Effects of some of the simulated dismissals: reports to catalog editors and security alerts; older ones are already handled.
/// </summary>
internal sealed class LivedReports
{
    private const double Reports = 0.5;
    private const double IsWrongToShow = 0.03;
    private const int MaxDays = 30;
    private const int AnsweredAfterDays = 9;
    private const int MaxOpenDays = 15;

    private static readonly string[] s_notes =
    [
        "Not possible for customers on the old plan.",
        "They have no administrator of their own, so nobody can do this.",
        "This belongs to the other product.",
        "We only do this after the customer agreed in writing.",
    ];

    private static readonly string[] s_changed =
    [
        "The rule asks for the product now.",
        "It is limited to customers with an administrator.",
    ];

    private static readonly string[] s_kept =
    [
        "It is right here: the contract names it.",
        "Please use another step where the plan is old; we keep it.",
    ];

    private readonly DateTimeOffset _now;
    private readonly Guid? _keeper;

    private LivedReports(DateTimeOffset now, Guid? keeper) => (_now, _keeper) = (now, keeper);

    public static async Task<LivedReports> OpenAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = await db.People.AsNoTracking().Where(row => row.IsActive).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return new(now, people.Find(row => row.Roles.Contains(ConsoleRole.Admin))?.Id);
    }

    /// <summary>Adds the effects of one response; occasionally a report that the item should not be shown.</summary>
    /// <param name="state">State of the case at that time.</param>
    public async Task AddAsync(ConsoleDbContext db, ResponseRow response, string state, CancellationToken cancellationToken)
    {
        var random = SimulationRandom.For(SeedDemoTenants.Seed, $"report {response.Id:D}");
        var (age, reports, wrong) = (_now - response.At, random.Chance(Reports), random.Chance(IsWrongToShow));
        if (response.Kind is not ResponseKind.Dismiss || age > TimeSpan.FromDays(MaxDays) || !(reports || wrong))
        {
            return;
        }

        if (wrong)
        {
            response.Reason = DismissReasons.WrongPermission;
        }

        var kind = response.ItemKind.ToSlateKind();
        var route = FeedbackRoutes.Of(kind, isDismissal: true, response.Reason);
        response.Note ??= route.HasFlag(FeedbackRoute.RuleQueue) ? random.Pick(s_notes) : null;
        await SuggestionReports.AppendAsync(db, response, route, cancellationToken);
        if (db.SuggestionReports.Local.FirstOrDefault(row => row.Id == response.Id) is not { } report)
        {
            return;
        }

        report.CaseState = state; // the state at that time
        if (_keeper is { } keeper && age > TimeSpan.FromDays(report.Queue is ReportRoute.Security ? MaxOpenDays : AnsweredAfterDays))
        {
            var isChanged = random.Chance(0.5);
            var answer = new ReportAnswer(
                isChanged,
                random.Pick(isChanged ? s_changed : s_kept),
                keeper,
                response.At.AddDays(random.Between(1, 3))
            );
            await SuggestionReports.AnswerAsync(db, report, answer, cancellationToken);
            MarkSeen(db, report);
        }
    }

    private static void MarkSeen(ConsoleDbContext db, SuggestionReportRow report)
    {
        foreach (var alert in db.SecurityAlerts.Local.Where(row => row.DecisionId == report.DecisionId))
        {
            (alert.SeenById, alert.SeenAt) = (report.ResolvedById, report.ResolvedAt);
        }

        var key = SuggestionNews.KeyOf(report);
        foreach (var item in db.InboxItems.Local.Where(row => row.EventKey.StartsWith(key, StringComparison.Ordinal)))
        {
            item.ReadAt = report.ResolvedAt; // read long ago
        }
    }
}
