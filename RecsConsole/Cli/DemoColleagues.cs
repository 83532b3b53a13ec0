using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Detail.Owners;
using RecsConsole.Features.Demo;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Cli;

/// <summary>
/// Seeds what colleagues of the second demo tenant have left for the person whom its visitors sign in as: a mention and a question. Neither
/// needs a recommendation, since somebody is waiting for the first start.
/// </summary>
internal static class DemoColleagues
{
    private const int MaxTries = 5;
    private const string Mention = "@Eleanor Marsh would you look at this one with me before I finish my part?";
    private const string Question = "Is there anything in this case that my team should know before we go on?";
    private static readonly InboxKind[] s_left = [InboxKind.Asked, InboxKind.Mentioned];

    public static TenantPreparation Preparation { get; } =
        new("finds what colleagues asked", RunAsync) { Stage = PreparationStage.AtTheDesk };

    private static async Task RunAsync(IServiceProvider services, Actor tenant, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var people = await db.People.AsNoTracking().Where(row => row.IsActive).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        if (
            people.Find(row => row.Id == DemoPeople.ComplianceId) is not { } reader // a person of only one tenant
            || await db.InboxItems.AnyAsync(row => row.RecipientId == reader.Id && s_left.Contains(row.Kind), cancellationToken) // by a start that was cut off
        )
        {
            return;
        }

        var cases = await db
            .Cases.AsNoTracking()
            .Where(row => row.IsOpen && row.AssigneeId != null)
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        await MentionAsync(services, db, reader, cases, cancellationToken);
        await AskAsync(services, people, reader, cases, cancellationToken);
    }

    // on a colleague's case of a team that both belong to; who may not see the case is not told
    private static async Task MentionAsync(
        IServiceProvider services,
        ConsoleDbContext db,
        PersonRow reader,
        List<CaseRow> cases,
        CancellationToken cancellationToken
    )
    {
        var addNote = services.GetRequiredService<AddNote>();
        var ofTeam = cases.Where(row => row.AssigneeId != reader.Id && row.TeamKey is { } team && reader.Teams.Contains(team));
        foreach (var row in ofTeam.Where(row => MaySee(reader, row)).Take(MaxTries))
        {
            await addNote.RunAsync(
                new(row.TenantId, row.AssigneeId!.Value),
                new(Guid.CreateVersion7(), row.Id, Mention),
                cancellationToken
            );
            if (await db.InboxItems.AnyAsync(item => item.RecipientId == reader.Id && item.Kind == InboxKind.Mentioned, cancellationToken))
            {
                return;
            }
        }
    }

    // by somebody of another team, who may see the case but not work it
    private static async Task AskAsync(
        IServiceProvider services,
        List<PersonRow> people,
        PersonRow reader,
        List<CaseRow> cases,
        CancellationToken cancellationToken
    )
    {
        var sendQuestion = services.GetRequiredService<SendOwnerQuestion>();
        var possible =
            from row in cases
            where row.AssigneeId == reader.Id
            from colleague in people
            where colleague.Roles.Contains(ConsoleRole.Agent) && !colleague.Teams.Any(reader.Teams.Contains) && MaySee(colleague, row)
            select (Case: row, Colleague: colleague);
        foreach (var (row, colleague) in possible.Take(MaxTries))
        {
            var asked = await sendQuestion.RunAsync(
                new(row.TenantId, colleague.Id),
                new(Guid.CreateVersion7(), row.Id, reader.Id, Question),
                cancellationToken
            );
            if (asked.IsOk)
            {
                return;
            }
        }
    }

    // the operations check it themselves; who is asked in vain would leave a refusal in the trail
    private static bool MaySee(PersonRow person, CaseRow row) =>
        person.Clearance >= row.Classification && (row.Region is not { } region || person.Regions.Contains(region));
}
