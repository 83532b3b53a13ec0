using System.Globalization;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Recommender.Cards.Labels;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>The content of a reviewer's page, rendered for every pair of a study on a real database.</summary>
public sealed class BlindPairTests
{
    [Fact]
    [Trait("Req", "R142")]
    public async Task Html_of_a_pair_names_no_system_version_score_source_or_id()
    {
        await using var world = await ReviewWorld.CreateAsync(12);
        var study = (await world.MakeAsync(world.Ask(12, 0, world.Rita))).Id;
        await using var db = world.Desk.Open();
        var giveaways = await GiveawaysAsync(db, world);

        for (var position = 1; position <= 12; position++)
        {
            var pair = (await world.ReadAsync(world.Rita, study, position)).Pair!;
            var html = Render(world, pair);

            pair.Left.ShouldNotBe(pair.Right);
            html.ShouldContain(pair.Left[0].Title);
            foreach (var giveaway in giveaways)
            {
                html.ShouldNotContain(giveaway, Case.Insensitive);
            }
        }
    }

    [Fact]
    public void Common_suggestions_are_joined_and_moves_are_marked()
    {
        using var context = new BunitContext();

        var side = context.Render<PairSide>(set =>
            set.Add(part => part.Title, "Suggestion left")
                .Add(part => part.Cards, [Card(1, "Ask"), Card(2, "Fix"), Card(3, "Wipe")])
                .Add(part => part.Other, [Card(1, "Ask"), Card(2, "Close"), Card(3, "Fix")])
        );

        side.FindAll(".mark").Select(mark => mark.TextContent).ShouldBe(["Same place in both", "Place 3 on the other side", "Only here"]);
        side.FindAll(".same").ShouldHaveSingleItem().QuerySelector("h3")!.TextContent.ShouldBe("Ask");
    }

    [Fact]
    public void Low_card_says_why_it_is_low_and_a_required_one_has_no_confidence()
    {
        using var context = new BunitContext();
        PairCard[] cards = [Card(1, "Ask") with { LowBecause = "Low: here." }, Card(2, "Fix") with { Policy = "Refunds" }];

        var side = context.Render<PairSide>(set => set.Add(part => part.Title, "Suggestion left").Add(part => part.Cards, cards));

        side.FindAll("p.small").ShouldHaveSingleItem().TextContent.ShouldBe("Low: here.");
        side.FindAll(".conf").Count.ShouldBe(1, "a rule has no chance");
    }

    [Fact]
    public async Task Line_about_a_low_sign_is_that_of_the_agents_card()
    {
        await using var world = await ReviewWorld.CreateAsync(12);
        await world.MakeAsync(world.Ask(12, 0, world.Rita));
        await using var db = world.Desk.Open();

        foreach (var row in await db.StudyPairs.AsNoTracking().ToListAsync())
        {
            var items = StoredSlate.Unpack(row.SlateA);
            StoredSlate
                .Cards(row.SlateA, StoredSlate.LabelsOf(row.LabelsJson), "en")
                .Select(card => card.LowBecause)
                .ShouldBe(items.Select(item => item.RequiredByPolicy is null ? LowChanceLabels.Of(item.Confidence.Reason) : null));
        }
    }

    private static PairCard Card(int rank, string title) => new(rank, title, "", ConfidenceLabel.High, "", null);

    [Fact]
    public async Task Reviewer_reads_the_titles_that_the_desk_shows_and_no_keys()
    {
        await using var world = await ReviewWorld.CreateAsync(12);
        var study = (await world.MakeAsync(world.Ask(12, 0, world.Rita))).Id;
        var desk = (await world.Desk.RecommendAsync()).Slates.Single(slate => slate.Kind == SlateKind.Action).Items;
        await using var db = world.Desk.Open();
        var keys = await KeysAsync(db);

        var cards = new List<PairCard>();
        for (var position = 1; position <= 12; position++)
        {
            var pair = (await world.ReadAsync(world.Rita, study, position)).Pair!;
            var own = pair.Left.Concat(pair.Right).ToList();
            cards.AddRange(pair.Case.Id == world.Desk.Here.CaseId ? own : []);
            own.SelectMany(card => new[] { card.Title, card.Reason, card.ConfidenceReason, card.Policy ?? "" })
                .SelectMany(words => keys.Where(key => words.Contains(key, StringComparison.OrdinalIgnoreCase)))
                .ShouldBeEmpty();
        }

        cards.Select(card => card.Title).Intersect(desk.Select(item => item.Title), StringComparer.Ordinal).ShouldNotBeEmpty();
    }

    // a key of one word may be a word of a sentence too
    private static async Task<IReadOnlyList<string>> KeysAsync(RecsConsole.Database.ConsoleDbContext db)
    {
        var actions = await db.Actions.AsNoTracking().Select(row => row.Key).ToListAsync();
        var playbooks = await db.Playbooks.AsNoTracking().Select(row => row.Key).ToListAsync();
        var policies = await db.Policies.AsNoTracking().Select(row => row.Key).ToListAsync();
        return
        [
            .. actions
                .Concat(playbooks)
                .Concat(policies)
                .Where(key => key.AsSpan().IndexOfAny('-', '_') > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static async Task<IReadOnlyList<string>> GiveawaysAsync(RecsConsole.Database.ConsoleDbContext db, ReviewWorld world)
    {
        var rows = await db.StudyPairs.AsNoTracking().ToListAsync();
        var items = rows.SelectMany(row => StoredSlate.Unpack(row.SlateA).Concat(StoredSlate.Unpack(row.SlateB)));
        string[] words = [ReviewWorld.ModelVersion, "logistic", "heuristic", "score", "system", "propensity", world.ModelId.ToString("D")];
        return
        [
            .. words,
            .. items
                .SelectMany(item =>
                    new[]
                    {
                        item.Score.ToString(CultureInfo.InvariantCulture),
                        (item.Score / 1_000_000.0).ToString("0.00", CultureInfo.InvariantCulture),
                    }
                )
                .Where(number => number.Length > 3)
                .Distinct(StringComparer.Ordinal),
            .. items.SelectMany(item => item.Provenance).Select(provenance => provenance.Source).Distinct(StringComparer.Ordinal),
            .. rows.Select(row => row.CaseId.ToString("D")),
        ];
    }

    private static string Render(ReviewWorld world, PairView pair)
    {
        using var context = new BunitContext();
        context.Services.AddSingleton<TimeProvider>(world.Desk.Database.Clock);
        string[] parts =
        [
            context.Render<PairCaseHead>(set => set.Add(part => part.Case, pair.Case)).Markup,
            context.Render<PairCaseText>(set => set.Add(part => part.Case, pair.Case)).Markup,
            Side(context, "Suggestion left", pair.Left, pair.Right),
            Side(context, "Suggestion right", pair.Right, pair.Left),
            context
                .Render<VoteBar>(set =>
                    set.Add(part => part.Pair, pair)
                        .Add(part => part.Reasons, new HashSet<string>())
                        .Add(part => part.Ratings, PairRatings.None)
                )
                .Markup,
        ];
        return string.Concat(parts);
    }

    private static string Side(BunitContext context, string title, IReadOnlyList<PairCard> cards, IReadOnlyList<PairCard> other) =>
        context
            .Render<PairSide>(set => set.Add(part => part.Title, title).Add(part => part.Cards, cards).Add(part => part.Other, other))
            .Markup;
}
