using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Documents.Reading;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents.Reading;

/// <summary>Searches the open document for words; the browser does the search, so the test supplies its results.</summary>
public sealed class FindInDocumentTests : BunitContext
{
    private readonly BunitJSModuleInterop _script;
    private readonly JSRuntimeInvocationHandler<int> _finds;
    private readonly JSRuntimeInvocationHandler<int> _steps;
    private int _left;

    public FindInDocumentTests()
    {
        _script = JSInterop.SetupModule("./js/find.js");
        var finder = _script.SetupModule("open", _ => true);
        _finds = finder.Setup<int>("find", _ => true);
        _steps = finder.Setup<int>("step", _ => true);
        finder.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task Matches_are_counted_and_walked_through_with_Enter()
    {
        var find = Open();
        _finds.SetResult(7);
        await find.Find("input").InputAsync("proxy");
        find.Find("[role=status]").TextContent.ShouldBe("1 of 7");

        _steps.SetResult(1);
        await find.Find("input").KeyDownAsync(new KeyboardEventArgs() { Key = "Enter" });
        find.Find("[role=status]").TextContent.ShouldBe("2 of 7");
        _steps.SetResult(0);
        await find.Find("input").KeyDownAsync(new KeyboardEventArgs() { Key = "Enter", ShiftKey = true });

        find.Find("[role=status]").TextContent.ShouldBe("1 of 7");
        _steps.Invocations.Select(call => call.Arguments[0]).ShouldBe([1, -1]);
    }

    [Fact]
    public async Task What_is_not_there_is_said_and_offers_no_steps()
    {
        var find = Open();
        _finds.SetResult(0);

        await find.Find("input").InputAsync("zebra");

        find.Find("[role=status]").TextContent.ShouldBe("No match");
        find.FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public async Task Escape_clears_the_words_and_then_leaves()
    {
        var find = Open();
        _finds.SetResult(2);
        await find.Find("input").InputAsync("proxy");
        _finds.SetResult(0);

        await find.Find("input").KeyDownAsync(new KeyboardEventArgs() { Key = "Escape" });
        find.Find("[role=status]").TextContent.ShouldBeEmpty();
        _left.ShouldBe(0);
        await find.Find("input").KeyDownAsync(new KeyboardEventArgs() { Key = "Escape" });

        _left.ShouldBe(1);
    }

    [Fact]
    public async Task Another_text_is_searched_for_the_same_words()
    {
        var find = Open();
        _finds.SetResult(2);
        await find.Find("input").InputAsync("proxy");
        _finds.SetResult(5);

        find.Render(p => p.Add(each => each.Content, new object()));

        await find.WaitForAssertionAsync(() => find.Find("[role=status]").TextContent.ShouldBe("1 of 5"));
    }

    private IRenderedComponent<FindInDocument> Open() =>
        Render<FindInDocument>(p =>
            p.AddCascadingValue(new KeyMap())
                .Add(each => each.Body, () => default(ElementReference))
                .Add(each => each.Content, new object())
                .Add(each => each.OnLeave, () => _left++)
        );
}
