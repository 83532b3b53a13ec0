using Bunit;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Features.Drafts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.CaseTypes;

/// <summary>The forms of a case type offer the tenant's calendars.</summary>
public sealed class CaseTypeCalendarFormTests : IAsyncLifetime
{
    private static readonly CalendarChoice[] s_calendars =
    [
        Choice(CalendarPresets.AroundTheClock, null),
        Choice("support-eu", "Support EU"),
    ];

    private Desk _desk = null!;
    private BunitContext _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await DraftDesk.OpenAsync();
        _browser = await _desk.BrowserAsync(_desk.Ana);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeComponentsAsync();
        await _browser.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task New_case_type_is_offered_the_tenants_calendars_and_the_presets_it_does_not_have()
    {
        NewCaseType? wanted = null;
        var form = _browser.Render<CaseTypeForm>(parameters =>
            parameters
                .Add(it => it.Workflows, [])
                .Add(it => it.Calendars, s_calendars)
                .Add(
                    it => it.OnSave,
                    asked =>
                    {
                        wanted = asked;
                        return Task.FromResult(false);
                    }
                )
        );

        form.FindAll("#type-hours option")
            .Select(option => (option.GetAttribute("value"), option.TextContent))
            .ShouldBe([
                ("office-hours", "Monday to Friday, 9 to 5"),
                ("around-the-clock", "around-the-clock: around the clock"),
                ("support-eu", "Support EU: Mon–Fri 09:00–17:00 (UTC)"),
            ]);
        form.Find("#type-hours").Change("support-eu");
        await form.Find("button.act").ClickAsync(new());

        wanted!.Calendar.ShouldBe("support-eu");
    }

    [Fact]
    public async Task Changed_calendar_is_sent_and_the_form_says_what_becomes_of_open_deadlines()
    {
        ChangedCaseType? changed = null;
        var form = _browser.Render<CaseTypeEdit>(parameters =>
            parameters
                .Add(it => it.Line, new("support", "Support", "support", 1, 0) { CalendarKey = CalendarPresets.AroundTheClock })
                .Add(it => it.Workflows, [new("support", "Support")])
                .Add(it => it.Calendars, s_calendars)
                .Add(
                    it => it.OnSave,
                    asked =>
                    {
                        changed = asked;
                        return Task.FromResult(false);
                    }
                )
        );
        form.Markup.ShouldNotContain("computed anew");
        await form.Find("button.act").ClickAsync(new());
        changed!.Calendar.ShouldBeNull("it stays as it is");

        form.Find("#edit-calendar").Change("support-eu");
        form.Markup.ShouldContain("the deadlines of its open cases are computed anew");
        await form.Find("button.act").ClickAsync(new());

        changed.Calendar.ShouldBe("support-eu");
    }

    [Fact]
    public void Error_stands_in_the_form_that_it_is_about()
    {
        var form = _browser.Render<CaseTypeForm>(parameters =>
            parameters
                .Add(it => it.Workflows, [])
                .Add(it => it.OnSave, _ => Task.FromResult(false))
                .Add(it => it.Wrong, "State how often a next step is decided.")
        );

        form.Find("#case-type-form [role=alert]").TextContent.ShouldBe("State how often a next step is decided.");
    }

    private static CalendarChoice Choice(string key, string? name)
    {
        var row = CalendarPresets.New(Guid.Empty, key, "UTC");
        var isOffice = name is not null;
        if (isOffice)
        {
            (CalendarPresets.Office(key, "UTC") with { Name = name }).Apply(row);
        }

        return new(key, name ?? key, BusinessCalendar.From(row));
    }
}
