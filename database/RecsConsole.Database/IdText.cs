using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace RecsConsole.Database;

/// <summary>An id as text inside a query: lower case with dashes, as the audit trail writes it, whatever the provider stores.</summary>
public static class IdText
{
    // first digit and number of digits of each part
    private static readonly (int From, int Length)[] s_parts = [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)];

    /// <summary>For queries only.</summary>
    public static string Of(Guid id) => id.ToString("D");

    internal static void Map(ModelBuilder builder, string? provider)
    {
        var textType = provider is "Microsoft.EntityFrameworkCore.SqlServer" ? "nvarchar(36)" : "text";
        var method = typeof(IdText).GetMethod(nameof(Of), BindingFlags.Public | BindingFlags.Static)!;
        builder
            .HasDbFunction(method)
            .HasTranslation(arguments => provider is GuidBytesConverter.Provider ? OfBytes(arguments[0]) : OfId(arguments[0], textType));
    }

    private static SqlFunctionExpression OfId(SqlExpression id, string textType) =>
        Lower(new SqlUnaryExpression(ExpressionType.Convert, id, typeof(string), new StringTypeMapping(textType, dbType: null)));

    private static SqlFunctionExpression OfBytes(SqlExpression id)
    {
        var digits = Function("hex", id);
        var parts = s_parts.Select(part => Function("substr", digits, Number(part.From), Number(part.Length)));
        return Lower(
            parts.Aggregate<SqlExpression>(
                (all, part) => Joined(Joined(all, new SqlConstantExpression("-", StringTypeMapping.Default)), part)
            )
        );
    }

    private static SqlFunctionExpression Lower(SqlExpression text) => Function("lower", text);

    private static SqlConstantExpression Number(int value) => new SqlConstantExpression(value, IntTypeMapping.Default);

    private static SqlBinaryExpression Joined(SqlExpression left, SqlExpression right) =>
        new SqlBinaryExpression(ExpressionType.Add, left, right, typeof(string), StringTypeMapping.Default);

    private static SqlFunctionExpression Function(string name, params SqlExpression[] arguments) =>
        new SqlFunctionExpression(
            name,
            arguments,
            nullable: true,
            argumentsPropagateNullability: arguments.Select(_ => true),
            typeof(string),
            StringTypeMapping.Default
        );
}
