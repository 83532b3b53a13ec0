using System.Globalization;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Search;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Web;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Search;

public sealed class SearchConsoleTests
{
    [Fact]
    [Trait("Req", "R8")]
    public async Task Cases_documents_and_people_are_found_with_words_marked_and_a_reason()
    {
        await using var desk = await SearchDesk.OpenAsync();

        var answer = await desk.SearchAsync(desk.Agent, new() { Text = "printer firmware" });

        answer.Groups.Select(group => group.Kind).ShouldBe(SearchLabels.Kinds);
        var line = answer.Groups.Single(group => group.Kind == SearchKind.Document).Lines[0];
        line.Title.ShouldContain(new HighlightPart("Printer", IsHit: true));
        line.Passage.ShouldContain(new HighlightPart("firmware", IsHit: true));
        line.Why.ShouldBe("Words in the title and text");
        line.Address.ShouldBe("/documents/" + line.Key);
        answer.Choices.Issues.ShouldContain(choice => choice.Value == "printer");
    }

    [Fact]
    public async Task When_a_result_changed_is_said_in_the_language_of_the_screen()
    {
        CultureInfo.CurrentUICulture = ScreenLanguages.Of("de"); // until the end of this method
        await using var desk = await SearchDesk.OpenAsync();

        var answer = await desk.SearchAsync(desk.Agent, new() { Text = "printer firmware" });

        WordOf(SearchKind.Document).ShouldBe("geändert");
        WordOf(SearchKind.Case).ShouldBe("aktualisiert");

        string? WordOf(SearchKind kind) => answer.Groups.Single(group => group.Kind == kind).Lines[0].Moment?.What;
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R8")]
    public async Task Results_of_two_people_differ_exactly_by_what_they_may_see(DatabaseProvider provider)
    {
        await using var desk = await SearchDesk.OpenAsync(provider);
        var trusted = await desk.AddPersonAsync("trusted", ConsoleRole.Supervisor, Classifications.Restricted);

        var less = await desk.KeysAsync(desk.Agent, "printer jams", SearchKind.Document);
        var more = await desk.KeysAsync(trusted, "printer jams", SearchKind.Document);

        less.ShouldContain("guide");
        less.ShouldNotContain("secret");
        more.Except(less).ShouldBe(["regional", "secret", "supervisors"], ignoreOrder: true);
        less.Except(more).ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_is_found_by_the_name_of_its_issue_type_that_its_texts_do_not_mention()
    {
        await using var desk = await SearchDesk.OpenAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var row = db.Cases.Single(each => each.Key == "T-101");
                (row.Title, row.Description) = ("Zeppelin", "It does not rise.");
            }
        );

        var found = await desk.KeysAsync(desk.Agent, "printer", SearchKind.Case);

        found.ShouldContain("T-101");
    }

    [Theory]
    [InlineData("sanctions", "issue=sanctions-match")]
    [InlineData("Sanctions match", "issue=sanctions-match")]
    [InlineData("source of funds", "issue=source-of-funds")]
    [InlineData("match of Mr Demir", "")]
    [InlineData("na", "")]
    [InlineData("=sanctions", "issue=sanctions-match")]
    public void Issue_types_are_named_by_their_words_alone(string text, string tags)
    {
        string[] known = ["issue=sanctions-match", "issue=source-of-funds", "sanctions", "product=sanctions"];

        string.Join(' ', IssueTags.Of(text, known)).ShouldBe(tags);
    }

    [Fact]
    [Trait("Req", "R34")]
    public async Task Second_tenant_sees_nothing_of_the_first()
    {
        await using var desk = await SearchDesk.OpenAsync();
        await desk.World.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Key == "T-101").Title = "Zeppelin");

        (await desk.KeysAsync(desk.Agent, "zeppelin", SearchKind.Case)).ShouldBe(["T-101"]);
        (await desk.KeysAsync(desk.World.Elsewhere.Agent, "zeppelin", SearchKind.Case)).ShouldBeEmpty();
        (await desk.KeysAsync(desk.World.Elsewhere.Agent, "T-101", SearchKind.Case)).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("Req", "R33")]
    public async Task Key_that_is_typed_comes_first_however_it_is_written()
    {
        await using var desk = await SearchDesk.OpenAsync();

        (await desk.KeysAsync(desk.Agent, "t-107", SearchKind.Case))[0].ShouldBe("T-107");
        (await desk.KeysAsync(desk.Agent, "GUIDE", SearchKind.Document))[0].ShouldBe("guide");
        (await desk.KeysAsync(desk.Agent, "T-10", SearchKind.Case)).ShouldContain("T-109");
        (await desk.KeysAsync(desk.Agent, "secret", SearchKind.Document)).ShouldNotContain("secret", "a key opens nothing that is closed");
    }

    [Fact]
    [Trait("Req", "R8")]
    public async Task Document_that_is_withdrawn_or_closed_is_gone_at_once()
    {
        await using var desk = await SearchDesk.OpenAsync();
        (await desk.KeysAsync(desk.Agent, "printer", SearchKind.Document)).ShouldContain("guide");

        await using (var db = desk.World.Open())
        {
            db.Documents.Single(row => row.Key == "guide").Status = DocumentStatus.Withdrawn;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await desk.KeysAsync(desk.Agent, "printer", SearchKind.Document)).ShouldNotContain("guide");
    }

    [Fact]
    public async Task Markup_in_a_title_stays_text()
    {
        await using var desk = await SearchDesk.OpenAsync();
        const string title = "Printer <img src=x onerror=alert(1)>";
        await desk.World.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Key == "T-101").Title = title);

        var answer = await desk.SearchAsync(desk.Agent, new() { Text = "T-101" });

        string.Concat(answer.Lines.First().Title.Select(part => part.Text)).ShouldBe(title);
    }

    [Fact]
    public async Task Filters_narrow_and_the_count_says_of_what()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var query = new SearchQuery { Text = "printer jams", Kind = SearchKind.Case };

        var all = await desk.SearchAsync(desk.Agent, query);
        var open = await desk.SearchAsync(desk.Agent, query with { State = "open" });
        var none = await desk.SearchAsync(desk.Agent, query with { Issue = "network" });

        all.Groups[0].Total.ShouldBeGreaterThanOrEqualTo(14);
        SearchLabels.Count(all.Groups[0]).ShouldBe($"{all.Groups[0].Total} found");
        open.Lines.ShouldAllBe(line => line.Key == "T-1");
        none.Groups.ShouldHaveSingleItem().Lines.ShouldBeEmpty();
        none.Choices.Issues.ShouldContain(choice => choice.Value == "printer");
    }

    // the absence ends then, and there are no working hours to wait for
    private static string Tomorrow(SearchDesk desk) =>
        InstantLabels.Of(desk.World.Database.Clock.GetUtcNow().AddDays(1), desk.World.Database.Clock.GetUtcNow(), TimeZoneInfo.Utc);

    [Fact]
    public async Task Person_is_found_by_name_and_by_skill_and_said_to_be_away_until_when()
    {
        await using var desk = await SearchDesk.OpenAsync();

        var byName = await desk.SearchAsync(desk.Agent, new() { Text = "Person away", Kind = SearchKind.Person });
        var bySkill = await desk.SearchAsync(desk.Agent, new() { Text = "printer", Kind = SearchKind.Person });

        byName.Lines.First().Facts.ShouldContain(fact => fact.Text == "Away, back " + Tomorrow(desk));
        bySkill.Lines.ShouldContain(line => line.Title[0].Text == "Person expert");
        bySkill.Lines.ShouldNotContain(line => line.Title.Any(part => part.Text.Contains("gone")));
    }

    [Theory]
    [InlineData("firmw", "guide")]
    [InlineData("prin", "guide")]
    public async Task Word_that_is_still_being_typed_finds_what_it_may_become(string typed, string key)
    {
        await using var desk = await SearchDesk.OpenAsync();

        (await desk.KeysAsync(desk.Agent, typed, SearchKind.Document)).ShouldContain(key);
        (await desk.KeysAsync(desk.Agent, typed + " ", SearchKind.Document)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(201)]
    [InlineData(100_000)]
    public async Task Overlong_search_is_refused_in_words(int length)
    {
        await using var desk = await SearchDesk.OpenAsync();

        var result = await desk.TryAsync(desk.Agent, new() { Text = new('x', length) });

        result.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("the of and")]
    [InlineData("%_'\";--")]
    [InlineData("\ud800")]
    public async Task Text_that_says_nothing_finds_nothing(string text)
    {
        await using var desk = await SearchDesk.OpenAsync();

        (await desk.SearchAsync(desk.Agent, new() { Text = text })).Lines.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Person_without_a_role_is_refused()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var nobody = await desk.AddPersonAsync("nobody", role: "");

        var result = await desk.TryAsync(nobody, new() { Text = "printer" });

        result.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Forbidden);
    }
}
