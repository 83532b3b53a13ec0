using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// A state, and likewise a kind, a risk, a confidence or a verdict, is a member of a closed set. As a text literal, a misspelt member
/// compiles and a new one is easily forgotten.
/// </summary>
public sealed partial class StatusLiteralTests
{
    // Files in which a text literal is intended.
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["ColumnCodes.cs"] = "the definition",
        ["AuditOutcomes.cs"] = "the definition",
        ["ObjectStates.cs"] = "the engine's own definition: it does not know the database",
        ["ModelLife.cs"] = "steps in the history of a model, which are not its states",
        ["AuditLabels.cs"] = "words of a sentence",
        ["LabelNames.cs"] = "names of labels",
        ["WorkflowMiner.cs"] = "words looked for in the names of a customer's states",
        ["BuildLabels.cs"] = "name of a count",
        ["TicketStatusNames.cs"] = "statuses of other systems",
        ["RtStatuses.cs"] = "statuses of another system",
        ["Explainer.cs"] = "name of a claim",
        ["ConfidencePolicy.cs"] = "part of the name of a claim",
        ["ColumnGuess.cs"] = "columns of a list",
        ["DemoCatalogRows.cs"] = "kinds of activities in the demo's content",
        ["InboxLabels.cs"] = "names of tones",
        ["AuditObjects.cs"] = "kinds of audited objects, which are an open set",
        ["AuditDifferences.cs"] = "kinds of audited objects, which are an open set",
        ["AuditVersions.cs"] = "kinds of audited objects, which are an open set",
        ["AuditLineReader.cs"] = "kinds of audited objects, which are an open set",
    };

    private static readonly string[] s_folders = ["RecsConsole", "RecsConsole.Engine", "RecsConsole.Permits", "database"];

    private static readonly HashSet<string> Codes = new(
        typeof(VersionStatus)
            .Assembly.GetTypes()
            .Where(type => type.IsEnum && type.Namespace == typeof(VersionStatus).Namespace)
            .SelectMany(type => Enum.GetNames(type))
            .Select(CodeOf)
            .Concat(Enum.GetNames<ItemConfidence>()) // stored by its name
            .Concat([AuditOutcomes.Done, AuditOutcomes.Denied, AuditOutcomes.Failed])
            .Except(["case", "person", "issue_type", "product"]), // also kinds of objects and subjects, and fields of a case: open sets
        StringComparer.Ordinal
    );

    // Words with many meanings; they count only next to a status, a kind, a risk, a confidence or a verdict.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "open",
        "closed",
        "done",
        "failed",
        "running",
        "live",
        "fixed",
        "asked",
        "answered",
        "reported",
        "taken",
        "given",
        "right",
        "wrong",
        "another",
        "rules",
        "security",
        "late",
        "refused",
        "unreachable",
        "intents",
        "action",
        "note",
        "message",
        "system",
        "taken_back",
        "document",
        "expert",
        "low",
        "medium",
        "high",
        "Low",
        "Medium",
        "High",
        "a",
        "b",
        "tie",
        "bad",
        "leak",
        "audit",
        "break_glass",
        "wrong_permission",
        "log",
    };

    [Fact]
    public void No_status_literal_outside_its_definition() =>
        s_folders
            .SelectMany(folder => SourceFile.Under(folder, ".cs", ".razor"))
            .Where(file => !Exempt.ContainsKey(Path.GetFileName(file.Path)))
            .SelectMany(file => LiteralsOf(file).Select(each => $"{file.Path}({each.Line}): \"{each.Code}\""))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("class C { bool F(Row row) => row.Status == \"published\"; }", "published")]
    [InlineData("class C { const string Draft = \"draft\"; }", "draft")]
    [InlineData("class C { bool F(Row row) => row.Status is \"done\"; }", "done")]
    [InlineData("class C { bool F(Row row) => row.Status is \"queued\" or \"running\"; }", "queued running")]
    [InlineData("class C { bool F(Entry entry) => entry.Outcome != \"done\"; }", "done")]
    [InlineData("class C { int F(Row row) => row.Status switch { \"open\" => 1, _ => 2 }; }", "open")]
    [InlineData("class C { Row F() => new() { Status = \"live\" }; }", "live")]
    [InlineData("class C { bool F(Row row) => Equals(row.Status, \"open\"); }", "open")]
    [InlineData("class C { bool F(Row row) => row.Kind == \"action\"; }", "action")]
    [InlineData("class C { bool F(Row row) => row.Kind is \"note\" or \"taken_back\"; }", "note taken_back")]
    [InlineData("class C { Row F() => new() { ItemKind = \"document\" }; }", "document")]
    [InlineData("class C { bool F(Row row) => row is { Kind: \"system\" }; }", "system")]
    [InlineData("class C { int F(string kind) => kind switch { \"expert\" => 1, _ => 2 }; }", "expert")]
    [InlineData("class C { bool F(Row row) => string.Equals(row.Kind, \"action\", StringComparison.Ordinal); }", "action")]
    [InlineData("class C { bool F(Row row) => row.Risk != \"high\"; }", "high")]
    [InlineData("class C { Row F() => new() { Confidence = \"High\" }; }", "High")]
    [InlineData("class C { bool F(Row row) => row.Verdict is \"tie\" or \"bad\"; }", "tie bad")]
    [InlineData("class C { bool F(Row row) => row.Kind == \"break_glass\"; }", "break_glass")]
    [InlineData("class C { void F() => Open(\"open\"); }", "")]
    [InlineData("class C { void F() => Open(\"action\", \"document\"); }", "")]
    [InlineData("// \"published\"\nclass C { string F() => \"It is published.\"; }", "")]
    public void Rule_would_notice_a_literal_in_code(string code, string found) =>
        string.Join(' ', LiteralsOf(new("x.cs", code)).Select(each => each.Code)).ShouldBe(found);

    [Theory]
    [InlineData("@if (line.Status == \"draft\")", "draft")]
    [InlineData("<b class=\"@(line.Status is \"open\" ? null : \"x\")\"></b>", "open")]
    [InlineData("@(status switch { \"pending\" => 1, _ => 2 })", "pending")]
    [InlineData("@if (line.Kind is \"action\")", "action")]
    [InlineData("@if (line.Risk == \"high\")", "high")]
    [InlineData("<DraftConflict Mine=\"draft\" />", "")]
    [InlineData("<button data-does=\"note\"></button>", "")]
    [InlineData("@if (Query.State is \"open\")", "")]
    public void Rule_would_notice_a_literal_in_markup(string markup, string found) =>
        string.Join(' ', LiteralsOf(new("x.razor", markup)).Select(each => each.Code)).ShouldBe(found);

    private static IEnumerable<(string Code, int Line)> LiteralsOf(SourceFile file) =>
        file.IsCSharp
            ? file.Parse()
                .DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) && Codes.Contains(token.ValueText))
                .Where(token => !Common.Contains(token.ValueText) || IsBesideStatus(token))
                .Select(token => (token.ValueText, SourceFile.LineOf(token.GetLocation())))
            : file
                .Text.Split('\n')
                .SelectMany((line, i) => Compared().Matches(line).Select(match => (Line: line, Match: match, Number: i + 1)))
                .Where(each => Codes.Contains(each.Match.Groups["code"].Value))
                .Where(each => !Common.Contains(each.Match.Groups["code"].Value) || IsStatus(each.Match.Groups["name"].Value))
                .Select(each => (each.Match.Groups["code"].Value, each.Number));

    private static bool IsBesideStatus(SyntaxToken token) =>
        token
            .Parent!.AncestorsAndSelf()
            .TakeWhile(node =>
                node is not (StatementSyntax or MemberDeclarationSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax)
            )
            .Select(node =>
                node switch
                {
                    BinaryExpressionSyntax comparison => comparison.Left.ToString(),
                    IsPatternExpressionSyntax pattern => pattern.Expression.ToString(),
                    SwitchExpressionSyntax choice => choice.GoverningExpression.ToString(),
                    AssignmentExpressionSyntax assignment => assignment.Left.ToString(),
                    SubpatternSyntax part => part.NameColon?.Name.ToString() ?? "",
                    InvocationExpressionSyntax call when IsEquals(call) => string.Join(
                        ' ',
                        call.ArgumentList.Arguments.Select(argument => argument.ToString())
                    ),
                    _ => "",
                }
            )
            .Any(IsStatus);

    private static bool IsEquals(InvocationExpressionSyntax call) =>
        call.Expression.ToString().EndsWith("Equals", StringComparison.Ordinal);

    private static bool IsStatus(string text) => StatusName().IsMatch(text);

    private static string CodeOf(string name) =>
        string.Concat(
            name.Select(
                (letter, i) =>
                    char.IsUpper(letter) && i > 0 ? "_" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()
            )
        );

    [GeneratedRegex(
        @"\b\w*(?:Status|Outcome|Kind|Risk|Confidence|Verdict)\b|\b(?:status|outcome|kind|risk|confidence|verdict)\b",
        RegexOptions.CultureInvariant,
        1_000
    )]
    private static partial Regex StatusName();

    [GeneratedRegex(
        @"(?:(?<name>[\w.]+)\s*(?:==|!=|\bis\b(?:\s+not)?)\s*|\{\s*)""(?<code>\w+)""|""(?<code>\w+)""\s*=>",
        RegexOptions.CultureInvariant,
        1_000
    )]
    private static partial Regex Compared();
}
