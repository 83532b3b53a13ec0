using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using RecsConsole.Platform.Circuits;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Circuits;

/// <summary>What a component showed before is forgotten, and what it shows stays right.</summary>
public sealed class QuietTreesTests : BunitContext
{
    [Fact]
    public async Task Former_trees_are_emptied_and_the_page_goes_on_as_before()
    {
        var list = Render<Lines>(with => with.Add(each => each.Count, 3));
        list.Render(with => with.Add(each => each.Count, 2));

        (await ShrinkAsync()).Emptied.ShouldBe(3 * 2);
        (await ShrinkAsync()).Emptied.ShouldBe(0);

        list.MarkupMatches("<p>0</p><p>1</p>");
        list.Render(with => with.Add(each => each.Count, 4));
        list.MarkupMatches("<p>0</p><p>1</p><p>2</p><p>3</p>");
        (await ShrinkAsync()).Emptied.ShouldBe(2 * 2);
    }

    [Fact]
    public async Task Tree_is_moved_into_the_smallest_buffer_and_the_page_goes_on_as_before()
    {
        var list = Render<Lines>(with => with.Add(each => each.Count, 3));

        (await ShrinkAsync()).Saved.ShouldBeGreaterThanOrEqualTo(32 - 16);
        (await ShrinkAsync()).Saved.ShouldBe(0);

        list.MarkupMatches("<p>0</p><p>1</p><p>2</p>");
        list.Render(with => with.Add(each => each.Count, 40));
        list.FindAll("p").Count.ShouldBe(40);
        (await ShrinkAsync()).Saved.ShouldBe(0);
        list.Render(with => with.Add(each => each.Count, 2));
        list.MarkupMatches("<p>0</p><p>1</p>");
        (await ShrinkAsync()).Saved.ShouldBeGreaterThanOrEqualTo(32 - 16);
        list.Render(with => with.Add(each => each.Count, 3));
        list.MarkupMatches("<p>0</p><p>1</p><p>2</p>");
    }

    [Fact]
    public async Task Renderer_is_found_through_a_component_of_the_page()
    {
        var trees = new QuietTrees(TimeProvider.System);
        var list = Render<Lines>(with => with.Add(each => each.Count, 1));

        trees.Follow(list.Instance);

        await Should.NotThrowAsync(() => trees.CreateInboundActivityHandler(_ => Task.CompletedTask)(null!));
    }

    private Task<(int Emptied, int Saved)> ShrinkAsync() => Renderer.Dispatcher.InvokeAsync(() => QuietTrees.Shrink(Renderer));

    private sealed class Lines : ComponentBase
    {
        [Parameter]
        public int Count { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            for (var line = 0; line < Count; line++)
            {
                builder.OpenElement(0, "p");
                builder.AddContent(1, line);
                builder.CloseElement();
            }
        }
    }
}
