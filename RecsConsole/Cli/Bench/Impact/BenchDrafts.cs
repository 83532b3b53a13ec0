using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Bench.Impact;

/// <summary>Drafts that change much, written and published with the product's own operations.</summary>
internal sealed class BenchDrafts(IServiceProvider services, BenchPeople people)
{
    private const string Why = "Tried by the bench.";

    /// <summary>One action fewer on each slate.</summary>
    public async Task<BenchDraft> OfSettingsAsync(ConsoleDbContext db, ShownMost shown, CancellationToken cancellationToken)
    {
        var before = await TenantConfigurationReader.ReadAsync(db, cancellationToken);
        // fewer than are shown, not only than fit
        var most = shown.MostAtOnce(SlateKind.Action);
        var slots = most > 1 ? most - 1 : 2;
        var settings = before with { Part = before.Part with { ActionSlots = slots } };
        var id = CommandRun.Require(
            await services
                .GetRequiredService<ProposeSettings>()
                .RunAsync(people.Author, new(before.Version, settings, Why), cancellationToken)
        );
        return new(
            new(ImpactKind.Settings, id.ToString("D"), 0),
            async (stamp, token) =>
                CommandRun.Require(
                    await services.GetRequiredService<PublishSettings>().RunAsync(people.Publisher, new(new(id, 1), stamp), token)
                )
        );
    }

    /// <summary>The action shown most is only for people with another role.</summary>
    public async Task<BenchDraft> OfActionAsync(ConsoleDbContext db, ShownMost shown, CancellationToken cancellationToken)
    {
        var row = First(await InForceAsync<ActionRow>(db, cancellationToken), shown.Of(SlateKind.Action), each => each.Key);
        var content = ActionContent.From(row);
        var role = string.Equals(content.RequiredRole, ConsoleRole.Sales, StringComparison.Ordinal) ? null : ConsoleRole.Sales;
        var saved = CommandRun.Require(
            await services
                .GetRequiredService<SaveActionDraft>()
                .RunAsync(people.Author, new(row.Key, SeenOf(row), content with { RequiredRole = role }), cancellationToken)
        );
        return await SentAsync<ActionRow, ActionContent>(db, ImpactKind.Action, saved, cancellationToken);
    }

    /// <summary>A policy forbids, in every case, the action shown most that no policy requires.</summary>
    public async Task<BenchDraft> OfPolicyAsync(ConsoleDbContext db, ShownMost shown, CancellationToken cancellationToken)
    {
        var inForce = await InForceAsync<PolicyRow>(db, cancellationToken);
        var required = inForce.SelectMany(each => PolicyContent.From(each).Rules).SelectMany(rule => rule.Requires);
        var actions = await InForceAsync<ActionRow>(db, cancellationToken);
        var action = First(actions, shown.Of(SlateKind.Action).Except(required, StringComparer.Ordinal), each => each.Key).Key;
        PolicyRuleContent rule = new() { EveryCase = true, Forbids = [action] };
        Result<SavedVersion>? saved = null;
        // a policy whose documents have expired is not saved again
        foreach (var row in inForce.Where(each => each.EffectiveFrom <= shown.Oldest && each.EffectiveTo is null))
        {
            var content = PolicyContent.From(row);
            saved = await services
                .GetRequiredService<SavePolicyDraft>()
                .RunAsync(people.Author, new(row.Key, SeenOf(row), content with { Rules = [.. content.Rules, rule] }), cancellationToken);
            if (saved.IsOk)
            {
                break;
            }
        }

        var draft = CommandRun.Require(
            saved ?? throw new CommandException("No policy was in force at all of the decisions.", CommandException.Failed)
        );
        return await SentAsync<PolicyRow, PolicyContent>(db, ImpactKind.Policy, draft, cancellationToken);
    }

    /// <summary>The document shown most is confidential, or no longer.</summary>
    public async Task<BenchDraft> OfDocumentAsync(ConsoleDbContext db, ShownMost shown, CancellationToken cancellationToken)
    {
        var all = await db.Documents.AsNoTracking().OrderBy(each => each.Key).ToListAsync(cancellationToken);
        var newest = all.GroupBy(each => each.Key, StringComparer.Ordinal).Select(versions => versions.MaxBy(each => each.Version)!);
        // a later beginning would say how a draft is tried, not whether the prediction is right
        var inForce = newest.Where(each =>
            each is { Status: DocumentStatus.Effective, Acl.Count: 0, Classification: <= Classifications.Confidential }
            && (each.EffectiveFrom is null || each.EffectiveFrom <= shown.Oldest)
        );
        var row = First([.. inForce], shown.Of(SlateKind.Document), each => each.Key);
        var draft = DocumentDraft.From(row);
        var classification = draft.Classification == Classifications.Confidential ? Classifications.Public : Classifications.Confidential;
        var saved = CommandRun.Require(
            await services
                .GetRequiredService<SaveDraft>()
                .RunAsync(people.Author, new(draft with { Classification = classification }, null, 0, IsNew: false), cancellationToken)
        );
        return new(
            new(ImpactKind.Document, saved.Key, saved.Version),
            async (stamp, token) =>
                CommandRun.Require(
                    await services
                        .GetRequiredService<ApproveVersion>()
                        .RunAsync(people.Publisher, new(saved.Key, saved.Version, saved.Revision) { Impact = stamp }, token)
                )
        );
    }

    /// <summary>One state no longer allows the action shown most, of those without which cases still reach their end.</summary>
    public async Task<BenchDraft> OfWorkflowAsync(ConsoleDbContext db, ShownMost shown, CancellationToken cancellationToken)
    {
        var inForce = await InForceAsync<WorkflowRow>(db, cancellationToken);
        var change =
            shown.Of(SlateKind.Action).SelectMany(action => inForce.SelectMany(row => Without(row, action))).FirstOrDefault()
            ?? throw new CommandException("No workflow has a shown step that cases can do without.", CommandException.Failed);
        var saved = CommandRun.Require(
            await services
                .GetRequiredService<SaveWorkflowDraft>()
                .RunAsync(people.Author, new(change.Row.Key, SeenOf(change.Row), change.Content), cancellationToken)
        );
        return await SentAsync<WorkflowRow, WorkflowContent>(db, ImpactKind.Workflow, saved, cancellationToken);
    }

    /// <summary>A playbook begins with its second step; null if there is no playbook that can.</summary>
    public async Task<BenchDraft?> OfPlaybookAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        foreach (var row in await InForceAsync<PlaybookRow>(db, cancellationToken))
        {
            var content = PlaybookContent.From(row);
            var saved = await services
                .GetRequiredService<SavePlaybookDraft>()
                .RunAsync(people.Author, new(row.Key, SeenOf(row), content with { Steps = [.. content.Steps.Skip(1)] }), cancellationToken);
            if (saved.IsOk)
            {
                return await SentAsync<PlaybookRow, PlaybookContent>(db, ImpactKind.Playbook, saved.Value, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>
    /// A quarter of the time for the cases of the level that most of them have, the open ones included; null if none of them has one.
    /// </summary>
    public async Task<BenchDraft?> OfLevelAsync(ConsoleDbContext db, IReadOnlyCollection<Guid> cases, CancellationToken cancellationToken)
    {
        var keys = await db
            .Cases.Where(row => cases.Contains(row.Id) && row.SlaLevelKey != null)
            .Select(row => row.SlaLevelKey!)
            .ToListAsync(cancellationToken);
        var inForce = await InForceAsync<ServiceLevelRow>(db, cancellationToken);
        var row = keys.CountBy(key => key, StringComparer.Ordinal)
            .OrderByDescending(each => each.Value)
            .ThenBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => inForce.Find(level => string.Equals(level.Key, each.Key, StringComparison.Ordinal)))
            .FirstOrDefault(level => level is not null);
        if (row is null)
        {
            return null;
        }

        var content = ServiceLevelContent.From(row) with { TargetMinutes = Math.Max(1, row.TargetMinutes / 4) };
        var saved = CommandRun.Require(
            await services
                .GetRequiredService<SaveServiceLevelDraft>()
                .RunAsync(people.Author, new(row.Key, SeenOf(row), content), cancellationToken)
        );
        return await SentAsync<ServiceLevelRow, ServiceLevelContent>(db, ImpactKind.ServiceLevel, saved, cancellationToken);
    }

    // the workflow without the action in one of its states, if that leaves no gap
    private static IEnumerable<WorkflowChange> Without(WorkflowRow row, string action)
    {
        var content = WorkflowContent.From(row);
        var before = StateMachine.ProblemsOf(content.Definition(row.Key, row.Version));
        return content
            .Steps.Where(step => string.Equals(step.ActionKey, action, StringComparison.Ordinal))
            .Select(step => content with { Steps = [.. content.Steps.Where(each => each != step)] })
            .Where(changed => !StateMachine.ProblemsOf(changed.Definition(row.Key, row.Version)).Except(before).Any())
            .Select(changed => new WorkflowChange(row, changed));
    }

    // sent for review by the author, to be published by the other
    private async Task<BenchDraft> SentAsync<TRow, TContent>(
        ConsoleDbContext db,
        ImpactKind kind,
        SavedVersion saved,
        CancellationToken cancellationToken
    )
        where TRow : class, IVersionRow
        where TContent : IVersionContent
    {
        var life = services.GetRequiredService<VersionLife<TRow, TContent>>();
        CommandRun.Require(await life.SubmitAsync(people.Author, new(saved.Key, saved.Version, saved.Revision), cancellationToken));
        var revision = await db.Set<TRow>()
            .Where(row => row.Key == saved.Key && row.Version == saved.Version)
            .Select(row => row.Revision)
            .SingleAsync(cancellationToken);
        return new(
            new(kind, saved.Key, saved.Version),
            async (stamp, token) =>
                CommandRun.Require(
                    await life.PublishAsync(
                        people.Publisher,
                        new(saved.Key, saved.Version, revision) { Impact = stamp, AppliesToOpenCases = true },
                        token
                    )
                )
        );
    }

    // published versions with no newer one that somebody is writing
    private static async Task<List<TRow>> InForceAsync<TRow>(ConsoleDbContext db, CancellationToken cancellationToken)
        where TRow : class, IVersionRow
    {
        var rows = await db.Set<TRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.Key, StringComparer.Ordinal)
                .Select(versions => versions.MaxBy(row => row.Version)!)
                .Where(row => row.Status is VersionStatus.Published),
        ];
    }

    private static VersionSeen SeenOf(IVersionRow row) => new(row.Version, row.Revision);

    private static TRow First<TRow>(List<TRow> rows, IEnumerable<string> keys, Func<TRow, string> keyOf)
        where TRow : class =>
        keys.Select(key => rows.Find(row => string.Equals(keyOf(row), key, StringComparison.Ordinal))).OfType<TRow>().FirstOrDefault()
        ?? throw new CommandException($"No decision shows a {typeof(TRow).Name} that can be changed.", CommandException.Failed);

    private sealed record WorkflowChange(WorkflowRow Row, WorkflowContent Content);
}
