using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using RecsConsole.Components.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components.Pages;

/// <summary>Which zone the times of a page are in.</summary>
public sealed class InTimeZoneTests : BunitContext
{
    private static readonly TimeZoneInfo s_reader = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void Zone_is_the_readers_until_the_page_knows_one_and_stays_while_it_knows_none_again()
    {
        var page = Render<InTimeZone>(with => with.AddChildContent<Told>().AddCascadingValue(s_reader));
        page.Markup.ShouldBe("Europe/Berlin");

        page.Render(with => with.Add(each => each.Name, "Asia/Tokyo"));
        page.Markup.ShouldBe("Asia/Tokyo");

        page.Render(with => with.Add(each => each.Name, null));
        page.Markup.ShouldBe("Asia/Tokyo");
    }

    [Fact]
    public void Inside_stays_what_it_is_where_the_page_names_the_readers_zone()
    {
        var page = Render<InTimeZone>(with => with.AddChildContent<Told>().AddCascadingValue(s_reader));
        var before = page.FindComponent<Told>().Instance;

        page.Render(with => with.Add(each => each.Name, "Europe/Berlin"));

        page.FindComponent<Told>().Instance.ShouldBeSameAs(before);
    }

    private sealed class Told : ComponentBase
    {
        [CascadingParameter]
        public TimeZoneInfo? Zone { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Zone?.Id);
    }
}
