using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Cli;

/// <summary>
/// Seeds what colleagues have left for the two people whom most visitors sign in as: approval requests, a question, a mention, a report of
/// an outdated document, and, where nobody watching them has one, an alert. All through the product's own operations, in the colleagues'
/// names.
/// </summary>
internal sealed class DemoMorning
{
    private const int MaxOpened = 30;
    private const int Approvals = 2;
    private const string Justification = "I would like to go this way and want your agreement first.";
    private const string Question = "You have worked on cases like this one. What would you check first?";
    private const string Mention = "@Ana Nowak could you keep an eye on this one? I am in a meeting for the next hour.";
    private const string OutOfDate = "The screens look different since the last release.";
    private const string NotForMe = "I do not think that I should see this one.";

    // by key of the fields in the demo's catalogs; fields that an action does not have are omitted
    private static readonly Dictionary<string, string> s_fields = new(StringComparer.Ordinal)
    {
        ["invoice"] = "R-20417",
        ["amount"] = "180",
        ["since"] = "when the case was opened",
    };

    private static readonly InboxKind[] s_left = [InboxKind.Asked, InboxKind.Mentioned];

    private readonly IServiceProvider _services;
    private readonly Guid _ana;
    private int _approvals;
    private bool _asked;
    private bool _mentioned;
    private bool _reported;
    private bool _alerted;

    private DemoMorning(IServiceProvider services, Guid ana) => (_services, _ana) = (services, ana);

    public static TenantPreparation Preparation { get; } =
        new("finds what colleagues left on its desks", RunAsync) { Stage = PreparationStage.AtTheDesk };

    private bool IsDone => _approvals >= Approvals && _asked && _mentioned && _reported && _alerted;

    private static async Task RunAsync(IServiceProvider services, Actor tenant, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var agent = DemoPeople.AgentId;
        if (
            !await db.People.AnyAsync(row => row.Id == agent, cancellationToken) // the agent is a person of only one tenant
            || await db.InboxItems.AnyAsync(row => row.RecipientId == agent && s_left.Contains(row.Kind), cancellationToken) // done before, by a start that was cut off
        )
        {
            return;
        }

        var cases = await db
            .Cases.AsNoTracking()
            .Where(row => row.IsOpen && row.AssigneeId != null && row.AssigneeId != agent)
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .Take(MaxOpened)
            .ToListAsync(cancellationToken);
        var morning = new DemoMorning(services, agent)
        {
            _alerted = await db.SecurityAlerts.AnyAsync(row => row.SeenAt == null, cancellationToken),
        };
        foreach (var row in cases.TakeWhile(_ => !morning.IsDone))
        {
            await morning.WorkAsync(new(tenant.TenantId, row.AssigneeId!.Value), row, cancellationToken);
        }
    }

    // one item per case, so that none carries all of them
    private async Task WorkAsync(Actor colleague, CaseRow row, CancellationToken cancellationToken)
    {
        var recommended = await _services.GetRequiredService<RecommendForCase>().RunAsync(colleague, new(row.Id), cancellationToken);
        if (recommended.Value is not { DecisionId: { } decision } shown)
        {
            return;
        }

        var risky = shown
            .Slate(SlateKind.Action)
            .Items.FirstOrDefault(item => item.WaitsForApproval && item.Form is StepForm.None or StepForm.Justification);
        var ana = shown.Slate(SlateKind.Expert).Items.FirstOrDefault(item => Guid.Parse(item.Id) == _ana);
        var document = shown.Slate(SlateKind.Document).Items is [var first, ..] ? first : null;
        if (_approvals < Approvals && risky is not null)
        {
            _approvals += await RespondAsync(colleague, decision, risky, null, Justification, cancellationToken) ? 1 : 0;
        }
        else if (!_asked && ana is not null)
        {
            _asked = await RespondAsync(colleague, decision, ana, null, Question, cancellationToken);
        }
        else if (!_reported && document is not null)
        {
            _reported = await RespondAsync(colleague, decision, document, DismissReasons.OutdatedDocument, OutOfDate, cancellationToken);
        }
        else if (!_alerted && document is not null)
        {
            _alerted = await RespondAsync(colleague, decision, document, DismissReasons.WrongPermission, NotForMe, cancellationToken);
        }
        else if (!_mentioned)
        {
            var noted = await _services
                .GetRequiredService<AddNote>()
                .RunAsync(colleague, new(Guid.CreateVersion7(), row.Id, Mention), cancellationToken);
            _mentioned = noted.IsOk;
        }
    }

    private async Task<bool> RespondAsync(
        Actor colleague,
        Guid decision,
        ShownItem item,
        string? dismissedFor,
        string note,
        CancellationToken cancellationToken
    )
    {
        var request = new RespondToSlateRequest(
            Guid.CreateVersion7(),
            decision,
            dismissedFor is null ? ResponseKind.Accept : ResponseKind.Dismiss,
            item.Kind,
            item.Id,
            dismissedFor,
            Note: note,
            IsConfirmed: true
        )
        {
            Fields = s_fields,
        };
        return (await _services.GetRequiredService<RespondToSlate>().RunAsync(colleague, request, cancellationToken)).IsOk;
    }
}
