using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.HandingOver;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Features.Recommendations.Similar;
using RecsConsole.Features.Search;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>Read paths that answer for all objects at once, or whose answer is compared object by object.</summary>
internal sealed class Visits(SweepSite site, SweepTally tally)
{
    private readonly List<(SweptPerson For, ShownDecision Decision)> _decisions = [];

    public IReadOnlyList<SweptObject> Objects => site.World.Objects;

    /// <summary>Scans both indexes: whether each document in force and each case of both tenants is found.</summary>
    public async Task ScanIndexesAsync(SweptPerson person, Func<SearchSnapshot, SearchSnapshot>? damage = null)
    {
        var actor = site.ActorOf(person);
        var snapshot = site.Services.GetRequiredService<SearchSnapshots>().TryGet(actor.TenantId)!;
        snapshot = damage is null ? snapshot : damage(snapshot);
        var check = await CheckOfAsync(actor);
        var questions = site.Services.GetRequiredService<RetrievalQueries>();
        var question = await questions.OfTextAsync(actor, snapshot, "printer jams firmware update", CancellationToken.None);
        var documents = snapshot
            .Documents.Search(question, Objects.Count, check)
            .Select(found => found.Key)
            .ToHashSet(StringComparer.Ordinal);
        var cases = snapshot
            .Cases.Texts.Search(question, Objects.Count, check)
            .Select(found => found.Key)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var what in Objects.Where(each => each.Kind is "document" && !IsAmbiguous(person, each)))
        {
            Expect("SearchIndex.documents", person, what, documents.Contains(what.Key));
        }

        foreach (var what in Objects.Where(each => each.Kind is "case"))
        {
            Expect("SearchIndex.cases", person, what, cases.Contains(what.Id.ToString("D")));
        }
    }

    public async Task ReadQueueAsync(SweptPerson person)
    {
        var shown = new HashSet<Guid>();
        for (var page = 1; ; page++)
        {
            var answer = await Get<ListQueueCases>()
                .RunAsync(site.ActorOf(person), new() { Scope = QueueScope.All, Page = page }, CancellationToken.None);
            tally.Scan("ListQueueCases", person, answer.Value);
            shown.UnionWith(answer.Value?.Lines.Select(line => line.Id) ?? []);
            if (answer.Value is not { } view || page * ListQueueCases.PageSize >= view.Total)
            {
                break;
            }
        }

        foreach (var what in Objects.Where(each => each is { Kind: "case", IsOpen: true }))
        {
            Expect("ListQueueCases", person, what, shown.Contains(what.Id));
        }
    }

    /// <summary>Searches the console, all pages of each kind.</summary>
    public async Task SearchAsync(SweptPerson person)
    {
        foreach (var kind in Enum.GetValues<SearchKind>())
        {
            for (var page = 1; page <= (kind == SearchKind.All ? 1 : 3); page++)
            {
                var answer = await Get<SearchConsole>()
                    .RunAsync(
                        site.ActorOf(person),
                        new()
                        {
                            Text = "printer jams firmware update",
                            Kind = kind,
                            Page = page,
                        },
                        CancellationToken.None
                    );
                tally.Scan("SearchConsole", person, answer.Value);
            }
        }
    }

    public async Task ReadDocumentAsync(SweptPerson person, SweptObject what)
    {
        var answer = await Get<ReadDocument>().RunAsync(site.ActorOf(person), what.Key, CancellationToken.None);
        tally.Scan("ReadDocument", person, answer.Value?.Title);
        if (!IsAmbiguous(person, what))
        {
            Expect("ReadDocument", person, what, answer.IsOk);
        }
    }

    /// <summary>Reads a case by its address, and its history and figures by its id.</summary>
    public async Task ReadCaseAsync(SweptPerson person, SweptObject what)
    {
        var actor = site.ActorOf(person);
        var answer = await Get<ReadCase>().RunAsync(actor, what.Key, CancellationToken.None);
        tally.Scan("ReadCase", person, answer.Value);
        if (!IsAmbiguous(person, what))
        {
            Expect("ReadCase", person, what, answer.IsOk);
        }

        var events = await Get<ListCaseEvents>().RunAsync(actor, new(what.Id, default, 50), CancellationToken.None);
        tally.Scan("ListCaseEvents", person, events.Value);
        Expect("ListCaseEvents", person, what, events.IsOk);
        var place = await Get<FindQueuePlace>().RunAsync(actor, new() { Scope = QueueScope.All }, what.Key, CancellationToken.None);
        tally.Scan("FindQueuePlace", person, place.Value);
    }

    /// <summary>Opens a case for suggestions; a case that the person may not work must be refused.</summary>
    public async Task RecommendAsync(SweptPerson person, SweptObject found)
    {
        var answer = await Get<RecommendForCase>().RunAsync(site.ActorOf(person), new(found.Id), CancellationToken.None);
        tally.Scan("RecommendForCase", person, answer.Value);
        tally.Expect("RecommendForCase", person, found, answer.Value?.DecisionId is not null, Oracle.MayWork(person, found, tally.At));
        if (answer.Value is { DecisionId: not null } decision)
        {
            _decisions.Add((person, decision));
            var suggested = decision.Slate(SlateKind.Action).Items.Select(item => item.Id);
            ExpectActions("RecommendForCase.actions", person, suggested);
            await ListAllowedAsync(person, found);
        }
    }

    private async Task ListAllowedAsync(SweptPerson person, SweptObject found)
    {
        var answer = await Get<ListAllowedActions>().RunAsync(site.ActorOf(person), found.Id, CancellationToken.None);
        tally.Scan("ListAllowedActions", person, answer.Value);
        var allowed = answer.Value?.Select(action => action.Key) ?? [];
        ExpectActions("ListAllowedActions", person, allowed);
        var refused = await Get<ListRefusedActions>().RunAsync(site.ActorOf(person), found.Id, CancellationToken.None);
        tally.Scan("ListRefusedActions", person, refused.Value);
        var recipients = await Get<ListRecipients>().RunAsync(site.ActorOf(person), new(found.Id, null), CancellationToken.None);
        tally.Scan("ListRecipients", person, recipients.Value);
        if (recipients.IsOk) // agents may not hand over a colleague's case, so not all who may work it get the list
        {
            tally.Expect("ListRecipients", person, found, isShown: true, Oracle.MayWork(person, found, tally.At));
        }
    }

    // an action that requires a role is suggested, or offered instead of a suggestion, only to people with that role
    private void ExpectActions(string path, SweptPerson person, IEnumerable<string> shown)
    {
        var price = Objects.First(each => each.Kind is "action" && each.Tenant == person.Tenant);
        if (shown.Contains(price.Key, StringComparer.Ordinal))
        {
            Expect(path, person, price, isShown: true);
        }
    }

    private SweptObject CaseOf(ShownDecision decision) => Objects.First(each => each.Id == decision.CaseId);

    /// <summary>Reads the evidence behind decisions of all people, and words shared with cases that may not be seen.</summary>
    public async Task ReadEvidenceAsync(SweptPerson person, int max = 6)
    {
        var actor = site.ActorOf(person);
        foreach (var (madeFor, decision) in _decisions.Where((_, i) => (i + person.Number) % 3 == 0).Take(max))
        {
            foreach (var kind in Enum.GetValues<SlateKind>())
            {
                var left = await Get<ReadNotShown>().RunAsync(actor, new(decision.DecisionId!.Value, kind), CancellationToken.None);
                tally.Scan("ReadNotShown", person, left.Value);
                tally.ExpectRight(
                    "ReadNotShown",
                    person,
                    "evidence",
                    left.IsOk,
                    Oracle.MayReadDecision(person, madeFor.Id) && Oracle.MaySee(person, CaseOf(decision), tally.At)
                );
            }

            foreach (var item in decision.Slates.SelectMany(slate => slate.Items).Take(4))
            {
                var answer = await Get<ReadEvidence>()
                    .RunAsync(actor, new(decision.DecisionId!.Value, item.Kind, item.Id), CancellationToken.None);
                tally.Scan("ReadEvidence", person, answer.Value);
                tally.ExpectRight(
                    "ReadEvidence",
                    person,
                    "evidence",
                    answer.IsOk,
                    Oracle.MayReadDecision(person, madeFor.Id) && Oracle.MaySee(person, CaseOf(decision), tally.At)
                );
            }
        }

        var cases = Objects.Where(each => each.Kind is "case").Select(each => each.Id).ToList();
        foreach (var opened in cases.Where((_, i) => (i + person.Number) % 17 == 0).Take(2))
        {
            var words = await Get<ReadSharedTerms>()
                .RunAsync(actor, opened, [.. cases.Skip(person.Number % 5).Take(20)], CancellationToken.None);
            tally.Scan("ReadSharedTerms", person, words.Value?.Words.Keys);
        }
    }

    /// <summary>A key that exists in both tenants does not tell which of the two objects was shown.</summary>
    public static bool IsAmbiguous(SweptPerson person, SweptObject what) =>
        person.Tenant != what.Tenant && what.Key.StartsWith("shared-", StringComparison.Ordinal);

    public void Expect(string path, SweptPerson person, SweptObject what, bool isShown) =>
        tally.Expect(path, person, what, isShown, Oracle.MaySee(person, what, tally.At));

    public T Get<T>()
        where T : notnull
    {
        // operations hold no state, so one scope serves all of them
        _scope ??= site.Services.CreateScope();
        return _scope.ServiceProvider.GetRequiredService<T>();
    }

    private IServiceScope? _scope;

    public async Task<AccessCheck> CheckOfAsync(Actor actor)
    {
        await using var db = await Get<TenantDb>().OpenAsync(actor, CancellationToken.None);
        return new(
            Get<AccessPolicy>(),
            await SubjectReader.ReadAsync(db, actor, tally.At, CancellationToken.None),
            Timestamps.Round(DateTimeOffset.UtcNow),
            NullLogger.Instance
        );
    }
}
