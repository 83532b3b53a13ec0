using Microsoft.EntityFrameworkCore;
using RecsConsole.Cli.Census;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.PageTruth;

/// <summary>Opens one case as one reader, and checks its page against the rows.</summary>
internal sealed class PageChecker(IServiceProvider services, Actor reader, StoredCases records)
{
    /// <summary>The page and its wrong statements; null when this reader gets no recommendation.</summary>
    public async Task<CheckedPage?> CheckAsync(CaseRow row, CancellationToken cancellationToken)
    {
        if (await OpenAsync(row, cancellationToken) is not { DecisionId: { } decision } shown)
        {
            return null;
        }

        await using var writer = new PageWriter(services, reader);
        var page = CasePageView.From(await writer.CaseAsync(row.Key));
        var own = await records.OfAsync(row.Key, cancellationToken);
        var steps = await StepsOfAsync(own, cancellationToken);
        var similar = new Dictionary<string, StoredCase>(StringComparer.Ordinal);
        foreach (var each in page.Similar)
        {
            similar.Add(each.Key, await records.OfAsync(each.Key, cancellationToken));
        }

        var titles = await TitlesAsync(cancellationToken);
        var parts = new PartsOracle(page, own, steps, titles);
        var cards = new CardOracle(page, own, steps, [.. page.Similar.Where(each => each.Counts).Select(each => similar[each.Key])]);
        var findings = new PageOracle(page, own, steps, titles).Check(similar).ToList();
        findings.AddRange(await CheckAsync(parts, shown, row.Key, cancellationToken));
        var written = await CheckAsync(writer, cards, shown, decision, findings, cancellationToken);
        findings.AddRange(new TimelineOracle(page, own, steps, titles).Check(written));
        findings.AddRange(await CheckPanelAsync(writer, new(page, cards, row.Key), shown, row.Key, cancellationToken));
        return new(written.Count, written.Sum(card => card.Facts.Count(fact => fact.Number is not null)), findings);
    }

    private async Task<List<PageCard>> CheckAsync(
        PageWriter writer,
        CardOracle oracle,
        ShownDecision shown,
        Guid decision,
        List<Finding> findings,
        CancellationToken cancellationToken
    )
    {
        var cards = new List<PageCard>();
        foreach (var item in shown.Slates.SelectMany(slate => slate.Items))
        {
            var card = PageCard.From(item, await writer.CardAsync(item));
            findings.AddRange(oracle.Check(card));
            foreach (var fact in card.Facts)
            {
                findings.AddRange(await CheckAsync(writer, oracle, card, fact, decision, cancellationToken));
            }

            cards.Add(card);
        }

        return cards;
    }

    private async Task<IEnumerable<Finding>> CheckPanelAsync(
        PageWriter writer,
        PanelOracle oracle,
        ShownDecision shown,
        string key,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateAsyncScope();
        var view = await scope.ServiceProvider.GetRequiredService<ReadCase>().RunAsync(reader, key, cancellationToken);
        return oracle.Check(await writer.PanelAsync(CommandRun.Require(view), shown), shown);
    }

    private async Task<IEnumerable<Finding>> CheckAsync(
        PartsOracle parts,
        ShownDecision shown,
        string key,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateAsyncScope();
        var opened = new List<int>();
        foreach (var slate in shown.Slates)
        {
            var request = new ReadNotShownRequest(shown.DecisionId!.Value, slate.Kind);
            var left = CommandRun.Require(
                await scope.ServiceProvider.GetRequiredService<ReadNotShown>().RunAsync(reader, request, cancellationToken)
            );
            // those that rank further down are counted, and not listed
            opened.Add(left.Reasons.Sum(reason => reason.Items.Count) + left.Unseen + slate.FurtherDown);
        }

        var filter = new QueueFilter { Scope = QueueScope.All, Text = key };
        var queue = CommandRun.Require(
            await scope.ServiceProvider.GetRequiredService<ListQueueCases>().RunAsync(reader, filter, cancellationToken)
        );
        var line = queue.Lines.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal));
        var inQueue = line?.Next is { } next ? parts.CheckQueue(next.Action is null ? null : next.Words) : null;
        return inQueue is null ? parts.Check(opened) : parts.Check(opened).Append(inQueue);
    }

    private async Task<IEnumerable<Finding>> CheckAsync(
        PageWriter writer,
        CardOracle oracle,
        PageCard card,
        CardFact fact,
        Guid decision,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateAsyncScope();
        var request = new ReadEvidenceRequest(decision, card.Item.Kind, card.Item.Id, fact.FactId);
        var result = await scope.ServiceProvider.GetRequiredService<ReadEvidence>().RunAsync(reader, request, cancellationToken);
        var opened = CardEvidence.From(CommandRun.Require(result));
        var listed = new List<StoredCase>();
        foreach (var key in opened.Cases)
        {
            listed.Add(await records.OfAsync(key, cancellationToken));
        }

        var drawer = DrawerOnPage.From(await writer.DrawerAsync(request, card.Item.Title));
        return oracle.Check(card, fact, opened, listed).Concat(drawer.Check(oracle.Key, card, fact, opened));
    }

    private async Task<ShownDecision?> OpenAsync(CaseRow row, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<RecommendForCase>().RunAsync(reader, new(row.Id), cancellationToken);
        return result.IsOk ? result.Value : null;
    }

    private async Task<CaseStepRecord> StepsOfAsync(StoredCase own, CancellationToken cancellationToken)
    {
        var workflow = await services.GetRequiredService<IWorkflowSource>().ReadAsync(reader, own.Row.TypeKey, cancellationToken);
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(reader, cancellationToken);
        return CaseStepRecord.From(own.Events, workflow, await CustomerWords.ReadAsync(db, own.Events, cancellationToken));
    }

    private async Task<Dictionary<string, string>> TitlesAsync(CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(reader, cancellationToken);
        var titles = await db.Actions.OrderBy(row => row.Version).Select(row => new { row.Key, row.Title }).ToListAsync(cancellationToken);
        return titles
            .GroupBy(row => row.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Title, StringComparer.Ordinal);
    }
}
