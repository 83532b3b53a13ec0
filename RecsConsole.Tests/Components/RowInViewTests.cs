using Bunit;
using RecsConsole.Components.Lists;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class RowInViewTests : BunitContext
{
    [Fact]
    public void Row_is_brought_into_view_once_for_each_that_opens()
    {
        var script = JSInterop.SetupModule("./js/lists.js");
        script.Mode = JSRuntimeMode.Loose;
        var row = Render<RowInView>(p => p.Add(it => it.Row, null));

        row.Render(p => p.Add(it => it.Row, "first"));
        row.Render(p => p.Add(it => it.Row, "first"));
        row.Render(p => p.Add(it => it.Row, "second"));

        script.Invocations["reveal"].Select(call => call.Arguments[0] as string).ShouldBe(["first", "second"]);
    }
}
