using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Architecture;

/// <summary>A hand-written source file of the repository.</summary>
/// <param name="Path">From the top of the repository, with forward slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    // many rules read the same files
    private static readonly ConcurrentDictionary<string, SourceFile> s_read = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(string Path, string Text), SyntaxNode> s_parsed = new();

    private static readonly string[] NotOurs = ["bin", "obj", "Migrations", "node_modules"];

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <summary>Files with one of the endings below a folder; none if the folder is not there.</summary>
    public static IReadOnlyList<SourceFile> Under(string folder, params string[] endings)
    {
        var top = Top();
        var start = System.IO.Path.Combine(top, folder);
        return Directory.Exists(start)
            ?
            [
                .. Directory
                    .EnumerateFiles(start, "*", SearchOption.AllDirectories)
                    .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
                    .Select(file => (File: file, Relative: Relative(top, file)))
                    .Where(each => !each.Relative.Split('/').Intersect(NotOurs).Any())
                    .OrderBy(each => each.Relative, StringComparer.Ordinal)
                    .Select(each => s_read.GetOrAdd(each.File, file => new SourceFile(each.Relative, File.ReadAllText(file)))),
            ]
            : [];
    }

    public SyntaxNode Parse() => s_parsed.GetOrAdd((Path, Text), file => CSharpSyntaxTree.ParseText(file.Text).GetRoot());

    /// <summary>Identifiers in the code; comments and string literals do not count.</summary>
    public IEnumerable<string> Identifiers() => IdentifierTokens().Select(token => token.ValueText);

    /// <summary>The places in the code of some identifiers; a file that has none of them anywhere is not even parsed.</summary>
    public IEnumerable<(string Name, int Line)> Identifiers(IReadOnlySet<string> names) =>
        names.Any(name => Text.Contains(name, StringComparison.Ordinal))
            ? IdentifierTokens()
                .Where(token => names.Contains(token.ValueText))
                .Select(token => (token.ValueText, LineOf(token.GetLocation())))
            : [];

    public static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    private IEnumerable<SyntaxToken> IdentifierTokens() =>
        Parse().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken));

    private static string Relative(string top, string file) => System.IO.Path.GetRelativePath(top, file).Replace('\\', '/');

    public static string Top() => RepositoryFolder.Top();
}
