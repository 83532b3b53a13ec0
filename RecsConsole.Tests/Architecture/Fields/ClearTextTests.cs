using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>A text column is encrypted with the key of its subject, or ClearTexts.txt says why it is not.</summary>
public sealed class ClearTextTests
{
    // shorter columns hold keys, codes and names of settings
    private const int LongestKey = 150;

    // the first line names the columns, the reason follows
    private static readonly (string[] Columns, string Reason)[] s_listed =
    [
        .. File.ReadLines(Path.Combine(SourceFile.Top(), "RecsConsole.Tests", "Architecture", "Fields", "ClearTexts.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(": ", 2))
            .Select(parts => (parts[0].Split(", "), parts[1])),
    ];

    [Fact]
    [Trait("Req", "R59")]
    public void Every_text_in_clear_is_listed_with_its_reason_and_nothing_else_is()
    {
        using var app = new ConsoleApp("Development");
        using var db = app.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext();
        var clear = db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(IsClearText).Select(NameOf).ToList();
        var listed = s_listed.SelectMany(each => each.Columns).ToList();

        clear.Count.ShouldBeGreaterThan(50, "the columns were found");
        clear.Except(listed, StringComparer.Ordinal).ShouldBeEmpty("encrypt them as [Personal], or say why not");
        listed.Except(clear, StringComparer.Ordinal).ShouldBeEmpty("they are encrypted, short or gone");
        listed.ShouldBeUnique();
        s_listed.ShouldAllBe(each => each.Reason.Length > 20);
    }

    private static bool IsClearText(IProperty property) =>
        property.ClrType == typeof(string)
        && property.PropertyInfo is { } declared
        && string.Equals(declared.DeclaringType?.Namespace, typeof(TenantRow).Namespace, StringComparison.Ordinal)
        && !declared.IsDefined(typeof(PersonalAttribute))
        && property.GetMaxLength() is null or > LongestKey;

    private static string NameOf(IProperty property) => $"{property.DeclaringType.ClrType.Name}.{property.Name}";
}
