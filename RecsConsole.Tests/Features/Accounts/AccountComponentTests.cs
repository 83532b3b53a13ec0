using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.Advice;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Features.Accounts.Usage;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Accounts;

/// <summary>The text of the customer page and the targets of its links.</summary>
public sealed class AccountComponentTests : BunitContext
{
    private readonly AccountCase _case = new(Guid.NewGuid(), "BR-7", "Nobody can sign in", "in_progress", IsOpen: true, Priority: 2);

    public AccountComponentTests() => Services.AddSingleton<TimeProvider>(new ManualClock());

    [Fact]
    public void Next_action_opens_its_case_and_cites_its_signals()
    {
        AccountSignal waits = new(AccountSignalKind.CustomerWaits, [_case.Id]);
        var step = new AdvisedAction(_case.Id, new(Guid.NewGuid(), ARow.Now, new("call", "Call them", IsCustomerContact: true)), [waits]);

        var shown = ShowAction(new(step with { IsSlaAtRisk = true }, null));

        shown.Find("h3").TextContent.ShouldBe("Call them");
        shown.Find("a.act").GetAttribute("href").ShouldBe("/cases/BR-7");
        shown
            .FindAll("li")
            .Select(reason => reason.TextContent)
            .ShouldBe(["The customer is waiting for an answer on this case", "The SLA of this case is missed or nearly due"]);
        shown.Find("li a").GetAttribute("href").ShouldBe("/accounts/a%2Fcme#signal-customerwaits");
    }

    [Theory]
    [InlineData(NoAdvice.NoOpenCase, "Nothing to do: this customer has no open case")]
    [InlineData(NoAdvice.NotTheirs, "you can only view them")]
    [InlineData(NoAdvice.NotPrepared, "There is no next step for you yet")]
    [InlineData(NoAdvice.NothingToDo, "every open case you work on is waiting")]
    public void Without_an_action_it_is_said_why_and_nothing_can_be_pressed(NoAdvice none, string words)
    {
        var shown = ShowAction(AccountAdvice.Because(none));

        shown.Markup.ShouldContain(words);
        shown.FindAll("a, button").ShouldBeEmpty();
    }

    [Fact]
    public void Signal_lists_exactly_the_cases_it_counts_and_none_is_said()
    {
        AccountSignal missed = new(AccountSignalKind.SlaMissed, [_case.Id]) { OutOf = 4, Everybody = new(13, 251) };

        var some = ShowSignals(missed);
        var none = ShowSignals();

        some.Find("b").TextContent.ShouldBe("1 of 4 finished cases missed their SLA");
        some.FindAll("details a").Select(link => link.GetAttribute("href")).ShouldBe(["/cases/BR-7"]);
        none.Find("p").TextContent.ShouldStartWith("No signal");
    }

    [Fact]
    public void Figure_of_usage_shows_its_source_and_age_and_an_outdated_one_is_marked()
    {
        UsageFigure fresh = new("active_users", "telemetry", 1_250.5m, ARow.Now);

        var some = Render<UsageList>(parameters =>
            parameters.Add(each => each.Figures, [fresh, new("seats", "billing", 3, ARow.Now.AddDays(-40)) { IsStale = true }])
        );
        var none = Render<UsageList>(parameters => parameters.Add(each => each.Figures, []));

        some.FindAll("li").Count.ShouldBe(2);
        some.FindAll("li b").Select(value => value.TextContent).ShouldBe(["1,250.5", "3"]);
        some.FindAll("time").Count.ShouldBe(2);
        some.FindAll(".stale").ShouldHaveSingleItem().TextContent.ShouldBe("Outdated");
        none.Find("p").TextContent.ShouldStartWith("No other system");
    }

    [Fact]
    public void Long_list_is_paged()
    {
        AccountCase[] cases = [.. Enumerable.Range(1, 27).Select(i => _case with { Id = Guid.NewGuid(), Key = $"BR-{i}" })];

        var shown = Render<AccountCaseList>(parameters =>
            parameters
                .Add(each => each.Title, "Open cases")
                .Add(each => each.Empty, "None")
                .Add(each => each.Cases, cases)
                .Add(each => each.Total, cases.Length)
        );

        shown.FindAll("li").Count.ShouldBe(25);
        shown.Find("button[aria-label='Next page']").Click();
        shown.FindAll("li a").Select(link => link.GetAttribute("href")).ShouldBe(["/cases/BR-26", "/cases/BR-27"]);
    }

    private IRenderedComponent<NextCustomerAction> ShowAction(AccountAdvice advice) =>
        Render<NextCustomerAction>(parameters =>
            parameters
                .Add(each => each.Account, "a/cme")
                .Add(each => each.Advice, advice)
                .Add(each => each.Cases, new Dictionary<Guid, AccountCase> { [_case.Id] = _case })
        );

    private IRenderedComponent<AccountSignalList> ShowSignals(params AccountSignal[] signals) =>
        Render<AccountSignalList>(parameters =>
            parameters.Add(each => each.Signals, signals).Add(each => each.Cases, new Dictionary<Guid, AccountCase> { [_case.Id] = _case })
        );
}
