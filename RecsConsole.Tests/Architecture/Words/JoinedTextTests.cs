using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// The compiler of components drops white space beside a block of code, so that "certificate" and "version 4" become one word for who
/// listens, searches or copies: the space is written as an expression there.
/// </summary>
public sealed partial class JoinedTextTests
{
    private const string Space = "@(\" \")";

    [Fact]
    public void No_text_is_joined_to_what_a_block_of_code_adds() =>
        SourceFile
            .Under("RecsConsole", ".razor")
            .SelectMany(file => Joined(file.Text).Select(line => $"{file.Path}({line})"))
            .ShouldBeEmpty("a space beside a block is dropped: write it as an expression");

    [Theory]
    [InlineData("<td>@name @if (isNew)\n{\n  <b>new</b>\n}</td>", 1)]
    [InlineData("<td>@name @if (isNew)\n{\n  @(\" \")\n  <b>new</b>\n}</td>", 0)]
    [InlineData("<td>@if (isNew)\n{\n  <b>new</b>\n} <span>4</span></td>", 1)]
    [InlineData("<td>@if (isNew)\n{\n  <b>new</b>\n}@(\" \")<span>4</span></td>", 0)]
    public void Rule_would_notice_it(string markup, int joined) => Joined(markup).Count().ShouldBe(joined);

    private static IEnumerable<int> Joined(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var opens = Before().IsMatch(lines[at]) && lines.ElementAtOrDefault(at + 2)?.Trim() is not Space;
            if (opens || After().IsMatch(lines[at]))
            {
                yield return at + 1;
            }
        }
    }

    // a value or an element, a space, and a block
    [GeneratedRegex(
        @"(?:</(?:span|a|b|strong|time|code|button|kbd)>|@[A-Za-z_][A-Za-z_.]*(?:\([^()]*\))?|\)|/>) @(?:if|foreach|switch)\b",
        RegexOptions.None,
        1_000
    )]
    private static partial Regex Before();

    [GeneratedRegex(@"^\s*\} (?:<|@)", RegexOptions.None, 1_000)]
    private static partial Regex After();
}
