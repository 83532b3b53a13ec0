using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>Whatever is empty says more than that: what fills it, or what to do next.</summary>
public sealed partial class EmptyListTests
{
    [Fact]
    public void Every_empty_state_says_what_to_do_next()
    {
        var states = SourceFile
            .Under("RecsConsole/Features", ".razor")
            .SelectMany(file => State().Matches(file.Text).Select(state => (file.Path, State: state)))
            .ToList();

        states.Count.ShouldBeGreaterThan(40);
        states
            .Where(each => each.State.Groups["help"].Value.Trim().Length == 0)
            .Select(each => $"{each.Path}: {each.State.Value}")
            .ShouldBeEmpty("a title alone leaves the reader where they are");
    }

    // "=>" does not end the tag
    [GeneratedRegex(
        @"<EmptyState\b(?:[^>]|(?<==)>)*?(?:/>|(?<!=)>(?<help>.*?)</EmptyState>)",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex State();
}
