using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database.SqlServer;

/// <summary>
/// The parts of the model that only SQL Server needs: collation of keys, clustered order of growing tables, tables that cannot be
/// truncated, and lengths of encrypted texts.
/// </summary>
internal sealed class SqlServerModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    // Keys and codes compare byte by byte, as in the code and on the other servers; names keep the database's collation.
    private const string Collation = "Latin1_General_100_BIN2";
    private const int LongestKey = 150;

    // longer columns are nvarchar(max)
    private const int LongestColumn = 4000;

    // of a person: a few of a closed set, as JSON
    private const int LongestRoles = 400;

    // EF's SQL Server provider also compares string keys in memory without case
    private static readonly ValueComparer<string> s_ordinal = new(
        (one, other) => string.Equals(one, other, StringComparison.Ordinal),
        text => StringComparer.Ordinal.GetHashCode(text),
        text => text
    );

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        var own = modelBuilder
            .Model.GetEntityTypes()
            .Where(type => string.Equals(type.ClrType.Namespace, typeof(TenantRow).Namespace, StringComparison.Ordinal));
        foreach (var property in own.SelectMany(type => type.GetDeclaredProperties()).Where(IsKeyOrCode))
        {
            property.SetCollation(Collation);
            if (property.ClrType == typeof(string))
            {
                property.SetValueComparer(s_ordinal);
            }
        }

        Bound(modelBuilder);
        ByTime<AuditEntryRow>(modelBuilder, nameof(AuditEntryRow.At), nameof(AuditEntryRow.Id));
        ByTime<DecisionRow>(modelBuilder, nameof(DecisionRow.At), nameof(DecisionRow.Id));
        ByTime<ResponseRow>(modelBuilder, nameof(ResponseRow.At), nameof(ResponseRow.Id));
        ByTime<SearchLogRow>(modelBuilder, nameof(SearchLogRow.At), nameof(SearchLogRow.Id));
    }

    // To sort rows, SQL Server reserves memory by the declared length of their columns: four thousand bytes for nvarchar(max). The limit of
    // a personal text applies to the text (PersonalColumns), so here the column gets the length of the longest encrypted form.
    private static void Bound(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetDeclaredProperties()))
        {
            if (
                property.ClrType == typeof(string)
                && property.PropertyInfo is { } declared
                && declared.IsDefined(typeof(PersonalAttribute))
                && declared.GetCustomAttribute<MaxLengthAttribute>() is { } text
                && PersonalCipher.SealedLength(text.Length) is var length and <= LongestColumn
            )
            {
                property.SetMaxLength(length);
            }
        }

        modelBuilder.Entity<PersonRow>().PrimitiveCollection(row => row.Roles).HasMaxLength(LongestRoles);
    }

    // SQL Server orders ids by their last bytes, so version-7 ids would be scattered over a table clustered by id.
    private static void ByTime<TRow>(ModelBuilder modelBuilder, string at, string id)
        where TRow : class, ITenantOwned
    {
        var row = modelBuilder.Entity<TRow>();
        row.Metadata.FindPrimaryKey()!.SetIsClustered(false);
        row.HasIndex(nameof(ITenantOwned.TenantId), at, id).IsClustered();
    }

    private static bool IsKeyOrCode(IMutableProperty property) =>
        (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string)
        && (property.IsKey() || property.IsForeignKey() || property.GetMaxLength() <= LongestKey);
}
