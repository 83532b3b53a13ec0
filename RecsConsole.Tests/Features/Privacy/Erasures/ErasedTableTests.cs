using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Erasures.Receipts;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy.Erasures;

/// <summary>The table of erasures asks for another page or key, and keeps the search for whom to erase.</summary>
public sealed class ErasedTableTests : BunitContext
{
    private readonly List<PrivacyFilter> _asked = [];

    public ErasedTableTests() => Services.AddSingleton<TimeProvider>(new ManualClock());

    [Fact]
    public async Task Search_by_key_starts_at_the_first_page()
    {
        var table = Show(total: 60, new() { Text = "acme", Page = 2 });

        await table.Find("input[type=search]").ChangeAsync("old");

        _asked.ShouldHaveSingleItem().Address.ShouldBe("/admin/privacy?q=acme&erased=old");
    }

    [Fact]
    public async Task Next_page_keeps_the_key()
    {
        var table = Show(total: 60, new() { Erased = "old" });

        await table.Find("button[aria-label='Next page']").ClickAsync(new());

        _asked.ShouldHaveSingleItem().Address.ShouldBe("/admin/privacy?erased=old&page=2");
        table.Find("tbody a").GetAttribute("href")!.ShouldStartWith("/admin/privacy?erased=old&receipt=");
    }

    [Fact]
    public void Search_that_finds_nothing_says_so_and_stays()
    {
        var table = Show(total: 0, new() { Erased = "nobody" });

        table.Find("h3").TextContent.ShouldBe("No erasure matches");
        table.Find("input[type=search]").GetAttribute("value").ShouldBe("nobody");
        table.Find(".filters a").GetAttribute("href").ShouldBe("/admin/privacy");
    }

    [Fact]
    public void Without_an_erasure_there_is_nothing_to_search()
    {
        var table = Show(total: 0, new());

        table.Find("h3").TextContent.ShouldBe("Nobody has been erased");
        table.FindAll("input").ShouldBeEmpty();
    }

    private IRenderedComponent<ErasedTable> Show(int total, PrivacyFilter filter)
    {
        IReadOnlyList<Erasure> erasures =
            total == 0 ? [] : [new(Guid.NewGuid(), SubjectName.AccountKind, "old-1", DateTimeOffset.UnixEpoch, "Ada")];
        return Render<ErasedTable>(parameters =>
            parameters
                .Add(table => table.List, new(erasures, total, filter.Page, [], IsAlone: false))
                .Add(table => table.Filter, filter)
                .Add(table => table.OnChange, changed => _asked.Add(changed))
        );
    }
}
