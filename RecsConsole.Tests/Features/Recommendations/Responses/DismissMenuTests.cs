using Bunit;
using RecsConsole.Casework;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Responses;

/// <summary>The reasons of a card: one key each, with a note where somebody has one.</summary>
public sealed class DismissMenuTests : BunitContext
{
    private readonly List<GivenReason> _said = [];

    public DismissMenuTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Digit_chooses_its_reason()
    {
        var menu = Open(SlateKind.Action);

        menu.Find("[role=menu]").KeyDown("2");
        menu.Find("[role=menu]").KeyDown("9");

        _said.ShouldHaveSingleItem().Reason.ShouldBe(DismissReasons.AlreadyTried);
    }

    [Fact]
    [Trait("Req", "R94")]
    public void Note_goes_with_the_reason_and_a_digit_in_it_chooses_nothing()
    {
        var menu = Open(SlateKind.Action);

        menu.Find("input").Input("  tried in case 2  ");
        menu.Find("input").KeyDown("2");
        _said.ShouldBeEmpty();
        menu.Find("[role=menuitem]:contains('Not useful')").Click();

        var said = _said.ShouldHaveSingleItem();
        (said.Reason, said.Note).ShouldBe((DismissReasons.NotUseful, "tried in case 2"));
    }

    [Fact]
    [Trait("Req", "R94")]
    public void Useful_is_among_the_answers_for_a_document_and_for_nothing_else()
    {
        Open(SlateKind.Action)
            .FindAll("[role=menuitem]")
            .ShouldNotContain(item => item.TextContent.Contains("Useful", StringComparison.Ordinal));
        var menu = Open(SlateKind.Document);

        menu.Find("input").Input("Its second table");
        menu.FindAll("[role=menuitem]")[^1].Click();

        var said = _said.ShouldHaveSingleItem();
        (said.Reason, said.Note).ShouldBe((null, "Its second table"));
    }

    private IRenderedComponent<DismissMenu> Open(SlateKind kind) =>
        Render<DismissMenu>(p => p.Add(menu => menu.Item, AnItem(kind)).Add(menu => menu.OnReason, _said.Add));

    private static ShownItem AnItem(SlateKind kind) =>
        new(kind, "one", 1, 1, 0, 0, "One", null, ConfidenceLabel.Low, [], [], [], [], null, null, null);
}
