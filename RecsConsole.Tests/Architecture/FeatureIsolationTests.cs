using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Features share data through the database, through Recommender, or on a page that embeds another feature's component. They never use each
/// other's code.
/// </summary>
public sealed partial class FeatureIsolationTests
{
    private static readonly HashSet<string> PlatformOnly = new(StringComparer.Ordinal)
    {
        "FromSql",
        "FromSqlRaw",
        "FromSqlInterpolated",
        "SqlQuery",
        "SqlQueryRaw",
        "ExecuteSql",
        "ExecuteSqlAsync",
        "ExecuteSqlRaw",
        "ExecuteSqlRawAsync",
        "ExecuteSqlInterpolated",
        "ExecuteSqlInterpolatedAsync",
        "CommandText",
        "ExecuteUpdate",
        "ExecuteUpdateAsync",
        "ExecuteDelete",
        "ExecuteDeleteAsync",
        "IgnoreQueryFilters",
    };

    // A .razor file may embed another feature's component, so only .cs files are checked.
    [Fact]
    public void Features_do_not_use_each_other() =>
        SourceFile
            .Under("RecsConsole/Features", ".cs")
            .SelectMany(file =>
                UsedFeatures(file)
                    .Where(used => !string.Equals(used, FeatureOf(file), StringComparison.Ordinal))
                    .Select(used => $"{file.Path} uses {used}")
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData("RecsConsole/Components")]
    [InlineData("RecsConsole/Platform")]
    [InlineData("RecsConsole/Recommender")]
    public void What_features_stand_on_knows_no_feature(string folder) =>
        SourceFile
            .Under(folder, ".cs", ".razor")
            .SelectMany(file => UsedFeatures(file).Select(used => $"{file.Path} uses {used}"))
            .ShouldBeEmpty();

    [Fact]
    public void Raw_sql_and_ways_around_the_tenant_filter_are_in_platform_only() =>
        SourceFile
            .Under("RecsConsole", ".cs")
            .Concat(SourceFile.Under("database/RecsConsole.Database", ".cs"))
            .Where(file => !file.Path.StartsWith("RecsConsole/Platform/", StringComparison.Ordinal))
            .SelectMany(file => file.Identifiers(PlatformOnly).Select(each => $"{file.Path}({each.Line}): {each.Name}"))
            .ShouldBeEmpty();

    [Fact]
    public void Database_and_engine_do_not_know_each_other()
    {
        Using("RecsConsole.Engine", "RecsConsole.Database").ShouldBeEmpty();
        Using("database", "RecsConsole.Engine").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("using RecsConsole.Features.Search;", "Search")]
    [InlineData("using X = RecsConsole.Features.Search.Deep.Type;", "Search")]
    [InlineData("class C { object F() => new Features.Search.Type(); }", "Search")]
    [InlineData("namespace RecsConsole.Features.Search; class C;", "")]
    [InlineData("// RecsConsole.Features.Search", "")]
    [InlineData("class C { string F() => \"RecsConsole.Features.Search\"; }", "")]
    public void Rule_would_notice_a_use(string code, string used) =>
        string.Join(' ', UsedFeatures(new("RecsConsole/Features/Cases/X.cs", code))).ShouldBe(used);

    private static IEnumerable<string> Using(string folder, string forbidden) =>
        SourceFile
            .Under(folder, ".cs")
            .Where(file =>
                file.Parse()
                    .DescendantNodes()
                    .OfType<UsingDirectiveSyntax>()
                    .Any(each => $"{each.NamespaceOrType}.".StartsWith(forbidden + ".", StringComparison.Ordinal))
            )
            .Select(file => file.Path);

    private static string FeatureOf(SourceFile file) => file.Path.Split('/')[2];

    private static IEnumerable<string> UsedFeatures(SourceFile file)
    {
        if (!file.IsCSharp)
        {
            return FeatureName().Matches(file.Text).Select(match => match.Groups["feature"].Value);
        }

        return file.Parse()
            .DescendantNodes()
            .Where(node => Qualified(node).Left is "Features" or "RecsConsole.Features")
            .Where(node => !node.AncestorsAndSelf().Any(each => each.Parent is BaseNamespaceDeclarationSyntax space && space.Name == each))
            .Select(node => Qualified(node).Right)
            .Distinct(StringComparer.Ordinal);
    }

    private static (string Left, string Right) Qualified(SyntaxNode node) =>
        node switch
        {
            QualifiedNameSyntax name => (name.Left.ToString(), name.Right.Identifier.ValueText),
            // anything longer is no name of a namespace, and the text of long chains of calls takes time
            MemberAccessExpressionSyntax
            {
                Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax }
            } access => (access.Expression.ToString(), access.Name.Identifier.ValueText),
            _ => ("", ""),
        };

    [GeneratedRegex(@"\bFeatures\.(?<feature>\w+)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex FeatureName();
}
