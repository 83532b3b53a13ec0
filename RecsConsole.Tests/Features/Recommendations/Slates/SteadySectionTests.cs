using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Features.Recommendations.Slates.ShownActions;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

/// <summary>The page renders for every press; a slate that shows the same is not rendered again.</summary>
public sealed class SteadySectionTests : BunitContext
{
    private readonly SlateCursor _cursor = new();

    public SteadySectionTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new ManualClock());
    }

    [Fact]
    public void Section_is_rendered_again_when_a_card_of_it_changes_and_only_then()
    {
        var (first, second) = (AnAction("reload", 1), AnAction("call", 2));
        var slate = ASlate([first, second]);
        _cursor.Follow(
            new(
                Guid.NewGuid(),
                Guid.NewGuid(),
                DateTimeOffset.UnixEpoch,
                [slate, ASlate([]) with { Kind = SlateKind.Document }, ASlate([]) with { Kind = SlateKind.Expert }],
                [],
                null,
                null
            )
        );
        var answers = new Dictionary<(SlateKind, string), string>();
        var section = Render<SlateSection>(p =>
            p.Add(each => each.Slate, slate).Add(each => each.Cursor, _cursor).Add(each => each.Answers, answers)
        );

        section.Render(p => p.Add(each => each.Cursor, _cursor));
        section.RenderCount.ShouldBe(1);

        _cursor.Choose(second);
        section.Render(p => p.Add(each => each.Cursor, _cursor));
        section.FindAll(".open.cur h3").ShouldHaveSingleItem().TextContent.ShouldBe("Title of call");

        _cursor.Notice = "The list has just changed.";
        section.Render(p => p.Add(each => each.Cursor, _cursor));
        section.Find(".ignored").TextContent.ShouldBe("The list has just changed.");

        answers[(SlateKind.Action, "call")] = "Noted 09:41";
        section.Render(p => p.Add(each => each.Answers, answers));
        section.Find(".answer").TextContent.ShouldBe("Noted 09:41");

        section.Render(p => p.Add(each => each.Slate, ASlate([second])));
        section.FindAll(".card").ShouldHaveSingleItem();
    }
}
