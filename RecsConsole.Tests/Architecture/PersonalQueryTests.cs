using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// The database sees only the encrypted form of a personal column: a query that filters, sorts or groups by one finds nothing, or gives an
/// order by chance. Whether there is a value may be asked. The rule follows queries from a set of the context, in one member of a type.
/// </summary>
public sealed class PersonalQueryTests
{
    private static readonly HashSet<string> s_looking = new(StringComparer.Ordinal)
    {
        "Where",
        "Any",
        "AnyAsync",
        "All",
        "AllAsync",
        "Count",
        "CountAsync",
        "LongCount",
        "LongCountAsync",
        "First",
        "FirstAsync",
        "FirstOrDefault",
        "FirstOrDefaultAsync",
        "Single",
        "SingleAsync",
        "SingleOrDefault",
        "SingleOrDefaultAsync",
        "Last",
        "LastAsync",
        "LastOrDefault",
        "LastOrDefaultAsync",
        "OrderBy",
        "OrderByDescending",
        "ThenBy",
        "ThenByDescending",
        "GroupBy",
        "Max",
        "MaxAsync",
        "Min",
        "MinAsync",
    };

    // after these, the elements are no rows any more
    private static readonly HashSet<string> s_leaving = new(StringComparer.Ordinal)
    {
        "Select",
        "SelectMany",
        "GroupBy",
        "Join",
        "LeftJoin",
    };

    private static readonly Dictionary<string, string[]> s_personalOf = typeof(ConsoleDbContext)
        .Assembly.GetTypes()
        .Select(row =>
            (
                row.Name,
                Columns: row.GetProperties()
                    .Where(column => column.IsDefined(typeof(PersonalAttribute)))
                    .Select(column => column.Name)
                    .ToArray()
            )
        )
        .Where(each => each.Columns.Length > 0)
        .ToDictionary(each => each.Name, each => each.Columns, StringComparer.Ordinal);

    // "CaseEvents" to "CaseEventRow"
    private static readonly Dictionary<string, string> s_rowOfSet = typeof(ConsoleDbContext)
        .GetProperties()
        .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
        .ToDictionary(property => property.Name, property => property.PropertyType.GetGenericArguments()[0].Name, StringComparer.Ordinal);

    [Fact]
    public void No_query_looks_into_what_is_encrypted() =>
        SourceFile
            .Under("RecsConsole", ".cs")
            .SelectMany(file => LooksOf(file).Select(look => $"{file.Path}({look.Line}): {look.Column}"))
            .ShouldBeEmpty("read the rows, then compare in memory; or use a column that is not personal");

    [Fact]
    public void Personal_columns_are_known()
    {
        s_personalOf.Count.ShouldBeGreaterThan(10);
        s_personalOf["CaseEventRow"].ShouldContain("AttributesJson");
        s_rowOfSet["CaseEvents"].ShouldBe("CaseEventRow");
    }

    [Theory]
    [InlineData("db.CaseEvents.Where(row => row.AttributesJson.Contains(\"x\"))", "AttributesJson")]
    [InlineData("db.Cases.AsNoTracking().Where(row => row.IsOpen && row.Title == \"x\").ToListAsync()", "Title")]
    [InlineData("scope.Db.Attachments.Where(file => file.Size > 1).OrderBy(file => file.Name).ThenBy(file => file.Id)", "Name")]
    [InlineData("db.Teams.Where(team => db.People.Any(person => person.Email == team.Key))", "Email")]
    [InlineData("db.Cases.Where(row => row.ContactName!.Length > 1)", "ContactName")]
    [InlineData("db.Cases.Where(row => row.ContactName != null || null == row.ContactAddress)", "")]
    [InlineData("db.Cases.Where(row => row.Key == \"x\").Select(row => row.Title)", "")]
    [InlineData("db.Actions.OrderBy(row => row.Title)", "")]
    [InlineData("(await db.People.ToListAsync()).Where(person => person.Email == \"x\")", "")]
    [InlineData("db.Cases.Select(row => new { row.Title }).AsEnumerable().Where(row => row.Title == \"x\")", "")]
    public void Rule_would_notice_a_query(string query, string found) =>
        string.Join(' ', LooksOf(new("x.cs", $$"""class C { async Task F() { var x = {{query}}; } }""")).Select(look => look.Column))
            .ShouldBe(found);

    [Theory]
    [InlineData("var open = db.Cases.Where(row => row.IsOpen); return open.OrderBy(row => row.Title);", "Title")]
    [InlineData("var open = await db.Cases.ToListAsync(); return open.OrderBy(row => row.Title);", "")]
    [InlineData("return cases.Where(row => row.Description == text);", "Description")]
    [InlineData("return lines.Where(row => row.Description == text);", "")]
    public void Rule_would_notice_a_query_in_parts(string body, string found) =>
        string.Join(
                ' ',
                LooksOf(new("x.cs", $$"""class C { object F(IQueryable<CaseRow> cases, List<CaseRow> lines) { {{body}} } }"""))
                    .Select(look => look.Column)
            )
            .ShouldBe(found);

    private static IEnumerable<(string Column, int Line)> LooksOf(SourceFile file) =>
        s_personalOf.Values.SelectMany(columns => columns).Any(column => file.Text.Contains("." + column, StringComparison.Ordinal))
            ? file.Parse().DescendantNodes().OfType<InvocationExpressionSyntax>().SelectMany(LooksIn)
            : [];

    private static IEnumerable<(string Column, int Line)> LooksIn(InvocationExpressionSyntax call)
    {
        if (
            call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access
            || !s_looking.Contains(name)
            || RowOf(access.Expression) is not { } row
            || !s_personalOf.TryGetValue(row, out var columns)
        )
        {
            return [];
        }

        return call
            .ArgumentList.Arguments.Select(argument => argument.Expression)
            .OfType<SimpleLambdaExpressionSyntax>()
            .SelectMany(lambda => ReadIn(lambda).Where(read => columns.Contains(read.Name.Identifier.ValueText, StringComparer.Ordinal)))
            .Where(read => !IsComparedWithNull(read))
            .Select(read => (read.Name.Identifier.ValueText, SourceFile.LineOf(read.GetLocation())));
    }

    // The row type that a query is about; null if it is no query, or about something else.
    private static string? RowOf(ExpressionSyntax query) =>
        query switch
        {
            MemberAccessExpressionSyntax { Expression: var of, Name.Identifier.ValueText: var set } when IsContext(of) =>
                s_rowOfSet.GetValueOrDefault(set),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access } =>
                s_leaving.Contains(name)
                || name.StartsWith("To", StringComparison.Ordinal)
                || name.StartsWith("AsEnumerable", StringComparison.Ordinal)
                || name.StartsWith("AsAsyncEnumerable", StringComparison.Ordinal)
                    ? null
                    : RowOf(access.Expression),
            IdentifierNameSyntax { Identifier.ValueText: var name } => RowOfName(query, name),
            _ => null,
        };

    private static bool IsContext(ExpressionSyntax of) =>
        of switch
        {
            IdentifierNameSyntax { Identifier.ValueText: var name } => name is "db" or "Db" or "_db",
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name is "Db",
            _ => false,
        };

    // a local of the same member with its first value, or a parameter of it
    private static string? RowOfName(ExpressionSyntax at, string name)
    {
        if (at.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
        {
            return null;
        }

        var value = member
            .DescendantNodes()
            .OfType<VariableDeclaratorSyntax>()
            .FirstOrDefault(each =>
                string.Equals(each.Identifier.ValueText, name, StringComparison.Ordinal) && each.SpanStart < at.SpanStart
            )
            ?.Initializer?.Value;
        if (value is not null)
        {
            return RowOf(value);
        }

        return member
            .DescendantNodes()
            .OfType<ParameterSyntax>()
            .Where(each => string.Equals(each.Identifier.ValueText, name, StringComparison.Ordinal))
            .Select(each => each.Type)
            .OfType<GenericNameSyntax>()
            .Where(type => type.Identifier.ValueText is "IQueryable" or "IOrderedQueryable")
            .Select(type => type.TypeArgumentList.Arguments[0].ToString())
            .FirstOrDefault();
    }

    // what a lambda reads of its own parameter
    private static IEnumerable<MemberAccessExpressionSyntax> ReadIn(SimpleLambdaExpressionSyntax lambda) =>
        lambda
            .Body.DescendantNodesAndSelf()
            .OfType<MemberAccessExpressionSyntax>()
            .Where(read =>
                read.Expression is IdentifierNameSyntax { Identifier.ValueText: var of }
                && string.Equals(of, lambda.Parameter.Identifier.ValueText, StringComparison.Ordinal)
            );

    private static bool IsComparedWithNull(MemberAccessExpressionSyntax read) =>
        read.Parent is BinaryExpressionSyntax comparison
        && (comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression))
        && (comparison.Left.IsKind(SyntaxKind.NullLiteralExpression) || comparison.Right.IsKind(SyntaxKind.NullLiteralExpression));
}
