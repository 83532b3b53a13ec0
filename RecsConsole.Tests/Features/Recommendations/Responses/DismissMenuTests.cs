using Bunit;
using RecsConsole.Casework;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Responses;

/// <summary>The reasons menu of a card: one key per reason, with an optional note.</summary>
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

    [Theory]
    [InlineData(SlateKind.Action, "not_applicable already_tried not_useful wrong_permission bad_explanation")]
    [InlineData(SlateKind.Document, "not_applicable already_tried not_useful outdated_document wrong_permission bad_explanation useful")]
    [InlineData(SlateKind.Expert, "not_applicable already_tried not_useful wrong_permission bad_explanation")]
    [Trait("Req", "R94")]
    public void Each_kind_has_the_reasons_that_fit_it_in_this_order_and_says_the_one_that_was_chosen(SlateKind kind, string reasons)
    {
        var menu = Open(kind);

        for (var i = 0; i < menu.FindAll("[role=menuitem]").Count; i++)
        {
            menu.FindAll("[role=menuitem]")[i].Click();
        }

        _said.Select(said => said.Reason ?? "useful").ShouldBe(reasons.Split(' '));
    }

    [Theory]
    [InlineData(
        SlateKind.Action,
        "Does not apply to this case|Already tried|Not useful|Should not be shown to me|The reason given is wrong"
    )]
    [InlineData(
        SlateKind.Document,
        "Does not apply to this case|Already tried|Not useful|Out of date|Should not be shown to me|The reason given is wrong|Useful"
    )]
    [InlineData(
        SlateKind.Expert,
        "Does not apply to this case|Already tried|Not useful|Should not be shown to me|The reason given is wrong"
    )]
    [Trait("Req", "R94")]
    public void Each_kind_says_its_reasons_in_words_with_their_digits(SlateKind kind, string words)
    {
        var shown = Open(kind)
            .FindAll("[role=menuitem]")
            .Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

        shown.ShouldBe(words.Split('|').Select((each, i) => FormattableString.Invariant($"{i + 1} {each}")));
    }

    [Fact]
    [Trait("Req", "R94")]
    public void That_a_document_was_useful_is_said_without_a_reason_and_with_its_note()
    {
        var menu = Open(SlateKind.Document);

        menu.Find("input").Input("Its second table");
        menu.FindAll("[role=menuitem]")[^1].Click();

        var said = _said.ShouldHaveSingleItem();
        (said.Reason, said.Note).ShouldBe((null, "Its second table"));
    }

    [Fact]
    public void Step_that_a_policy_requires_is_not_dismissed_without_words()
    {
        var menu = Open(AnItem(SlateKind.Action) with { Policy = "Handling sanctions matches" });
        menu.Find("[role=menu]").KeyDown("1");

        _said.ShouldBeEmpty();
        menu.Find("[role=alert]").TextContent.ShouldBe("A policy requires this step. Say in your own words why it is not done.");
        menu.Find("input").GetAttribute("aria-invalid").ShouldBe("true");

        menu.Find("input").Input("The bank of the payee holds it.");
        menu.Find("[role=menu]").KeyDown("1");
        var said = _said.ShouldHaveSingleItem();
        (said.Reason, said.Note).ShouldBe((DismissReasons.NotApplicable, "The bank of the payee holds it."));
        menu.FindAll("[role=alert]").ShouldBeEmpty();
    }

    private IRenderedComponent<DismissMenu> Open(SlateKind kind) => Open(AnItem(kind));

    private IRenderedComponent<DismissMenu> Open(ShownItem item) =>
        Render<DismissMenu>(p => p.Add(menu => menu.Item, item).Add(menu => menu.OnReason, _said.Add));

    private static ShownItem AnItem(SlateKind kind) =>
        new(kind, "one", 1, 1, 0, 0, "One", null, ConfidenceLabel.Low, [], [], [], [], null, null, null);
}
