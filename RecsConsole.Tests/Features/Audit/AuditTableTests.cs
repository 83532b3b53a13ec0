using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tests.Features.People;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>The text of the audit trail page.</summary>
public sealed class AuditTableTests : BunitContext, IAsyncLifetime
{
    private static readonly Guid s_decision = Guid.Parse("11111111-2222-3333-4444-555555555555");
    private static readonly AuditHead s_head = new(1234, new string('a', 64));

    private PeopleWorld? _world;

    public async ValueTask InitializeAsync()
    {
        _world = await PeopleWorld.CreateAsync();
        await SignedIn.ServeToAsync(Services, _world.Database.Services, _world.Admin);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _world!.DisposeAsync();
    }

    [Fact]
    public async Task Row_links_to_case_decision_and_document_and_names_its_link()
    {
        var line = Line() with { CaseKey = "T-1", DocumentKey = "guide", Item = "guide", Link = 17 };
        var table = await TableAsync(line);

        table
            .FindAll("tbody a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe([$"/audit?entry={line.Id:D}", "/documents/guide", "/cases/T-1", $"/decisions/{s_decision:D}"]);
        table.Find("td.num").TextContent.ShouldContain("17");
        table.Find("strong").TextContent.ShouldBe("Ana");
    }

    [Fact]
    public async Task Object_with_a_page_of_its_own_is_linked_by_its_name()
    {
        var table = await TableAsync(Line() with { Item = "logistic-3", ItemAddress = "/models/logistic-3" });

        table.Find("a[href='/models/logistic-3']").TextContent.ShouldBe("logistic-3");
    }

    [Fact]
    public async Task Row_opens_its_entry_by_a_click_anywhere_and_its_link_is_reached_by_tab()
    {
        var line = Line();
        var table = await TableAsync(line);

        var link = table.Find("[data-rows='open'] tbody tr a[data-row]");
        link.GetAttribute("href").ShouldBe($"/audit?entry={line.Id:D}");
        link.HasAttribute("tabindex").ShouldBeFalse();
    }

    [Fact]
    public async Task Unsealed_entry_and_hidden_case_are_said_in_words()
    {
        var table = await TableAsync(Line() with { HasHiddenCase = true });

        table.Markup.ShouldContain("Unsealed");
        table.Markup.ShouldContain("not visible to you");
        table.FindAll("a[href^='/cases']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Older_page_is_an_address_of_its_own()
    {
        var place = new AuditCursor(DateTimeOffset.UnixEpoch, s_decision);
        var table = await TableAsync(Line(), place, "T-1");

        table.Find("nav a").GetAttribute("href").ShouldBe($"/audit?case=T-1&before={Uri.EscapeDataString(place.ToString())}");
    }

    [Fact]
    public void Seal_shows_head_completeness_and_a_running_verification()
    {
        var run = new AuditRun(JobStatus.Running, 40, StoredText.Sentence("400 of 1000 entries"), null, null, true);
        var seal = Seal(new AuditState(s_head, 2, run, new(200, 200, default, true)));

        seal.Find("code").GetAttribute("title").ShouldBe(s_head.ToString());
        seal.Markup.ShouldContain("Link 1,234");
        seal.Markup.ShouldContain("100 % of 200 decisions in 30 days");
        seal.Find("[role=progressbar]").GetAttribute("aria-valuenow").ShouldBe("40");
        seal.Find("button").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void Incomplete_decision_is_never_rounded_away()
    {
        var seal = Seal(new AuditState(AuditHead.None, 0, null, new(200, 199, s_decision, true)));

        seal.Markup.ShouldContain("99 % of 200 decisions in 30 days");
        seal.Find("a").GetAttribute("href").ShouldBe($"/decisions/{s_decision:D}");
        seal.Markup.ShouldContain("Nothing has been sealed yet");
    }

    [Fact]
    public void What_is_not_counted_yet_is_said_to_be_counted()
    {
        var seal = Seal(new AuditState(s_head, Unsealed: null, Run: null, Completeness: null));

        seal.Markup.ShouldContain("Link 1,234");
        seal.FindAll("dd").Count(each => each.TextContent.Trim() == "Counting").ShouldBe(2);
        seal.Markup.ShouldNotContain("No decision in 30 days");
    }

    [Fact]
    public void Error_says_what_to_do()
    {
        var seal = Render<AuditSeal>(parameters =>
            parameters.Add(each => each.State, (Result<AuditState>)Error.Unavailable("Try again in a minute."))
        );

        seal.Find("[role=alert]").TextContent.ShouldContain("Try again in a minute.");
    }

    [Fact]
    public void Filters_show_more_when_one_of_them_is_set_and_export_what_is_filtered()
    {
        var filters = Render<AuditFilters>(parameters => parameters.Add(each => each.Filter, new AuditFilter { Item = "guide" }));

        filters.Find("[aria-label='Reason given']").ShouldNotBeNull();
        filters.Find("a[download]").GetAttribute("href").ShouldBe("/audit/export?item=guide");
        filters.Find("a[download]").TextContent.ShouldBe("Export what is filtered");
    }

    [Fact]
    public void Person_is_chosen_by_name_and_the_filter_keeps_the_key()
    {
        var chosen = new List<string?>();
        var filters = Render<AuditFilters>(parameters =>
            parameters
                .Add(each => each.Filter, new AuditFilter())
                .Add(each => each.Actors, [new AuditActor("ana.nowak", "Ana Nowak")])
                .Add(each => each.OnChange, filter => chosen.Add(filter.Person))
        );
        var field = filters.Find("input[aria-label='Person']");

        var offered = filters.FindAll($"#{field.GetAttribute("list")} option").ShouldHaveSingleItem();
        field.Change("ana.nowak");

        (offered.GetAttribute("value"), offered.TextContent).ShouldBe(("ana.nowak", "Ana Nowak"));
        chosen.ShouldBe(["ana.nowak"]);
    }

    [Fact]
    public async Task Row_of_the_open_entry_is_marked()
    {
        var line = Line();

        var open = await TableAsync(line, entry: line.Id);
        var closed = await TableAsync(line);

        open.Find("a[data-row]").GetAttribute("aria-current").ShouldBe("true");
        closed.Find("a[data-row]").HasAttribute("aria-current").ShouldBeFalse();
    }

    private async Task<IRenderedComponent<AuditTable>> TableAsync(
        AuditLine line,
        AuditCursor? next = null,
        string? about = null,
        Guid? entry = null
    )
    {
        var table = Render<AuditTable>(parameters =>
            parameters.Add(each => each.Page, new([line], next)).Add(each => each.Filter, new AuditFilter { Case = about, Entry = entry })
        );
        await table.WaitForElementAsync("tbody tr");
        return table;
    }

    private IRenderedComponent<AuditSeal> Seal(AuditState state) =>
        Render<AuditSeal>(parameters => parameters.Add(each => each.State, (Result<AuditState>)state));

    private static AuditLine Line() =>
        new(
            Guid.NewGuid(),
            DateTimeOffset.UnixEpoch,
            "Ana",
            "accepted",
            "response.accept",
            "done",
            null,
            null,
            HasHiddenCase: false,
            s_decision,
            null,
            null,
            null
        );
}
