using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Layout;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>What the page says of erasures that wait, and which buttons it has for whom.</summary>
public sealed class WaitingErasuresTests : BunitContext
{
    private const string State = "Confirmed by Ben. Waits until case BR-1 is closed; carried out by itself afterwards.";

    public WaitingErasuresTests() => Services.AddSingleton<TimeProvider>(new ManualClock());

    [Fact]
    public void Second_person_erases_when_nothing_is_in_the_way()
    {
        var table = Show(Erasure());

        Buttons(table).ShouldBe(["Erase", "Decline"]);
        EraseQuestion.Of(Erasure()).Verb.ShouldBe("Erase permanently");
    }

    [Fact]
    public void Second_person_confirms_for_later_while_cases_are_open()
    {
        var erasure = Erasure() with { IsForLater = true };
        var table = Show(erasure);

        Buttons(table).ShouldBe(["Confirm the erasure", "Decline"]);
        table.Find("button").GetAttribute("aria-label").ShouldBe("Confirm the erasure of Acme GmbH");
        EraseQuestion.Of(erasure).Verb.ShouldBe("Confirm the erasure");
        EraseQuestion.Of(erasure).Consequence.ShouldContain("once the open cases are closed");
    }

    [Fact]
    public void Confirmed_one_says_what_it_waits_for_and_can_only_be_declined()
    {
        var table = Show(Erasure() with { IsForLater = true, IsAgreed = true, State = State });

        table.Find("tbody").TextContent.ShouldContain(State);
        Buttons(table).ShouldBe(["Decline"]);
    }

    [Fact]
    public void Nobody_confirms_under_a_legal_hold()
    {
        var table = Show(Erasure() with { IsHeld = true });

        table.Find("button.danger").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void Whoever_asked_reads_who_can_erase_and_withdraws_it()
    {
        var table = Show(Erasure("Ben"));

        table.Find("tbody").TextContent.ShouldContain("Ben can erase.");
        Buttons(table).ShouldBe(["Withdraw"]);
    }

    [Fact]
    public void Who_may_only_read_finds_nothing_to_press()
    {
        var table = Render<WaitingErasures>(parameters =>
            parameters.AddCascadingValue(AdministrationReading.IsReadOnly, true).Add(it => it.Waiting, [Erasure()])
        );

        Buttons(table).ShouldBeEmpty();
    }

    private static IEnumerable<string> Buttons(IRenderedComponent<WaitingErasures> table) =>
        table.FindAll("button").Select(button => button.TextContent.Trim());

    /// <param name="others">Who could be the second person, for whoever asked; nobody for anybody else.</param>
    private static WaitingErasure Erasure(params string[] others) =>
        new(
            Guid.NewGuid(),
            1,
            SubjectName.Account("acme"),
            "acme",
            "Acme GmbH",
            "Ada",
            new ManualClock().GetUtcNow(),
            others.Length > 0 ? others : null
        );

    private IRenderedComponent<WaitingErasures> Show(WaitingErasure erasure) =>
        Render<WaitingErasures>(parameters => parameters.Add(it => it.Waiting, [erasure]));
}
