using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Keys;
using RecsConsole.Components.Lists;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components.Ordering;

/// <summary>A click on a heading asks for the order, and the heading says which order the list has.</summary>
public sealed class GridSortingTests : BunitContext
{
    private readonly List<string> _asked = [];

    [Fact]
    public async Task Click_on_a_heading_asks_for_the_order_of_its_column()
    {
        await using var world = await this.ServeGridsAsync();
        var grid = await OpenAsync(sort: null);

        await grid.Find("th button.sort").ClickAsync(new());

        _asked.ShouldBe(["title"]);
        grid.Find("th button.sort").TextContent.ShouldBe("Title", "it is not sorted by this column yet");
    }

    [Theory]
    [InlineData(false, "Title ↑ sorted ascending")]
    [InlineData(true, "Title ↓ sorted descending")]
    public async Task Heading_says_the_direction_to_eyes_and_ears(bool isDescending, string words)
    {
        await using var world = await this.ServeGridsAsync();

        var grid = await OpenAsync(new("title", isDescending));

        var heading = grid.Find("th button.sort");
        heading.TextContent.ShouldBe(words);
        heading.QuerySelector(".spoken").ShouldNotBeNull();
    }

    [Fact]
    public async Task Column_that_cannot_sort_has_a_plain_heading()
    {
        await using var world = await this.ServeGridsAsync();

        var grid = await OpenAsync(sort: null);

        grid.FindAll("th button.sort").ShouldHaveSingleItem().TextContent.ShouldBe("Title");
    }

    private async Task<IRenderedComponent<ConsoleGrid<Line>>> OpenAsync(ListSort? sort)
    {
        Services.AddCascadingValue(_ => new KeyMap());
        RenderFragment columns = builder =>
        {
            Draw(builder, "title", "Title", canSort: true);
            Draw(builder, "note", "Note", canSort: false);
        };
        var grid = Render<ConsoleGrid<Line>>(parameters =>
            parameters
                .Add(each => each.Name, "Steps")
                .Add(each => each.Key, "steps")
                .Add(each => each.Part, new ListPart<Line>([new("ask")], 1, 50, 1))
                .Add(each => each.Columns, columns)
                .Add(each => each.Sort, sort)
                .Add(each => each.OnSort, column => _asked.Add(column))
        );
        await grid.WaitForElementAsync(".rz-data-row");
        return grid;
    }

    private static void Draw(RenderTreeBuilder builder, string key, string title, bool canSort)
    {
        builder.OpenComponent<GridColumn<Line>>(0);
        builder.AddComponentParameter(1, nameof(GridColumn<Line>.Key), key);
        builder.AddComponentParameter(2, nameof(GridColumn<Line>.Title), title);
        builder.AddComponentParameter(3, nameof(GridColumn<Line>.CanSort), canSort);
        builder.AddComponentParameter(4, nameof(GridColumn<Line>.Text), (Func<Line, string>)(line => line.Title));
        builder.CloseComponent();
    }

    private sealed record Line(string Title);
}
