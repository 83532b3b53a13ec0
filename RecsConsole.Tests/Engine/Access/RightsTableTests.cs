using RecsConsole.Engine.Access;
using RecsConsole.Tests.Architecture;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.Access.AccessExample;

namespace RecsConsole.Tests.Engine.Access;

/// <summary>The table of rights in docs/security.md says what the policy decides, of every right.</summary>
public sealed class RightsTableTests
{
    [Fact]
    [Trait("Req", "R47")]
    public void Table_of_rights_has_each_right_and_its_roles()
    {
        var rows = File.ReadLines(Path.Combine(SourceFile.Top(), "docs", "security.md"))
            .SkipWhile(line => !line.StartsWith("| right |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])
            .ToList();
        var roles = rows[0][1..];

        var written = rows.Skip(2).ToDictionary(row => NameOf(row[0]), row => Joined(row[1..]), StringComparer.Ordinal);

        roles.ShouldBe(ConsoleRole.All);
        foreach (var operation in Enum.GetValues<AccessOperation>())
        {
            var decided = roles.Select(role => Decide(SubjectWith(role), operation, Thing).Permitted ? "yes" : "");
            written.GetValueOrDefault(operation.ToString()).ShouldBe(Joined(decided), operation.ToString());
        }

        written.Count.ShouldBe(Enum.GetValues<AccessOperation>().Length);
    }

    private static string NameOf(string words) =>
        string.Concat(words.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Joined(IEnumerable<string> cells) => string.Join('|', cells);
}
