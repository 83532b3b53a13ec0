using RecsConsole.Components.Lists;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

/// <summary>An export carries the filter of its list in its name, and nobody's name.</summary>
public sealed class GridFileNameTests
{
    [Theory]
    [InlineData("https://desk/admin/documents", "documents.csv")]
    [InlineData("https://desk/admin/documents?status=draft&kind=run%20book", "documents-kind-run-book-status-draft.csv")]
    [InlineData("https://desk/admin/documents?page=2&sort=owner&desc=1#top", "documents.csv")]
    [InlineData("https://desk/admin/documents?q=Ana+Nowak&due=review", "documents-due-review-search.csv")]
    [InlineData("https://desk/admin/documents?owner=7d0f7a54-9f0c-4a52-9a55-0b8a8f2b9a10", "documents-owner.csv")]
    [InlineData("https://desk/admin/documents?open=guide", "documents.csv")]
    [InlineData("https://desk/admin/documents?language=../../etc", "documents-language-etc.csv")]
    public void Filter_is_named_and_what_only_says_how_the_list_is_shown_is_not(string address, string name) =>
        GridFileName.Of("documents", address, "open").ShouldBe(name);
}
