using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Database.SqlServer;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Database;

/// <summary>Checks the script for SQL Server. No SQL Server runs here, so its behaviour is not tested.</summary>
public sealed class SqlServerModelTests
{
    private static readonly string Script = ScriptOf();

    [Theory]
    [InlineData("AuditEntries")]
    [InlineData("Decisions")]
    [InlineData("Responses")]
    [InlineData("SearchLog")]
    public void Growing_tables_lie_in_the_order_of_time(string table)
    {
        Script.ShouldContain($"CONSTRAINT [PK_{table}] PRIMARY KEY NONCLUSTERED ([TenantId], [Id])");
        Script.ShouldContain($"CREATE CLUSTERED INDEX [IX_{table}_TenantId_At_Id] ON [{table}] ([TenantId], [At], [Id])");
    }

    [Theory]
    [InlineData("[Key] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL")]
    [InlineData("[Status] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL")]
    [InlineData("[AccountKey] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL")]
    public void Keys_and_codes_compare_byte_by_byte(string column) => Script.ShouldContain(column);

    // reserved by the declared length for each row that is sorted; four thousand bytes for nvarchar(max)
    [Theory]
    [InlineData("[Title] nvarchar(1661) NOT NULL")]
    [InlineData("[DisplayName] nvarchar(861) NOT NULL")]
    [InlineData("[Email] nvarchar(1085) NULL")]
    [InlineData("[Query] nvarchar(1661) NOT NULL")]
    [InlineData("[Roles] nvarchar(400) NOT NULL")]
    public void Encrypted_texts_with_a_limit_have_columns_with_one(string column) => Script.ShouldContain(column);

    [Fact]
    public void Every_personal_text_is_bounded_where_its_encrypted_form_fits()
    {
        using var db = Create();
        var personal =
            from type in db.GetService<IDesignTimeModel>().Model.GetEntityTypes()
            from property in type.GetProperties()
            where property.PropertyInfo?.IsDefined(typeof(PersonalAttribute)) is true
            let text = property.PropertyInfo!.GetCustomAttribute<MaxLengthAttribute>()?.Length
            where text is not null && PersonalCipher.SealedLength(text.Value) <= 4000
            select (Name: $"{type.ClrType.Name}.{property.Name}", Wanted: PersonalCipher.SealedLength(text.Value), property);
        var all = personal.ToList();

        all.Select(each => each.Name).ShouldContain("GoldenCaseRow.Why");
        all.Where(each => each.property.GetMaxLength() != each.Wanted).Select(each => each.Name).ShouldBeEmpty();
    }

    [Theory]
    [InlineData('a')]
    [InlineData('ł')]
    [InlineData('€')]
    public void A_column_has_room_for_the_encrypted_form_of_any_text(char letter)
    {
        var key = new SubjectKey(Guid.NewGuid(), new byte[32]);
        foreach (var length in (int[])[1, 2, 3, 199, 200, 256, 400])
        {
            var stored = PersonalCipher.Seal(new string(letter, length), key, "PersonRow.DisplayName");

            stored.Length.ShouldBeLessThanOrEqualTo(PersonalCipher.SealedLength(length));
        }
    }

    [Fact]
    public void Both_ends_of_a_foreign_key_compare_alike()
    {
        using var db = Create();
        var model = db.GetService<IDesignTimeModel>().Model;

        var unlike =
            from key in model.GetEntityTypes().SelectMany(type => type.GetForeignKeys())
            from pair in key.Properties.Zip(key.PrincipalKey.Properties)
            where pair.First.GetCollation() != pair.Second.GetCollation()
            select $"{key.DeclaringEntityType.ClrType.Name}.{pair.First.Name}";

        unlike.ShouldBeEmpty();
    }

    [Fact]
    public void Keys_that_differ_by_case_are_two_rows_in_memory_as_well()
    {
        using var db = Create();
        var tenant = Guid.NewGuid();
        db.BindTo(tenant);

        db.Accounts.Add(Account("ACME"));
        db.Accounts.Add(Account("acme"));

        db.Accounts.Local.Count.ShouldBe(2);

        AccountRow Account(string key) =>
            new()
            {
                TenantId = tenant,
                Key = key,
                Name = key,
            };
    }

    [Fact]
    [Trait("Req", "R151")]
    public void Tables_of_the_audit_trail_are_referred_to_and_so_cannot_be_truncated()
    {
        Script.ShouldContain("FOREIGN KEY ([TenantId], [EntryId]) REFERENCES [AuditEntries] ([TenantId], [Id])");
        Script.ShouldContain("FOREIGN KEY ([TenantId], [Number]) REFERENCES [AuditLinks] ([TenantId], [Number])");
    }

    [Theory]
    [InlineData("Server=sql")]
    [InlineData("Server=sql;Database=")]
    [InlineData("Server=sql;Initial Catalog=MASTER")]
    public void A_connection_string_names_a_database_of_the_console(string connectionString) =>
        Should.Throw<ArgumentException>(() => SqlServerProvider.Complete(connectionString)).Message.ShouldContain("Database is missing");

    [Fact]
    public void A_connection_string_with_a_database_is_taken() =>
        SqlServerProvider.Complete("Server=sql;Database=recs").ShouldContain("Initial Catalog=recs");

    private static string ScriptOf()
    {
        using var db = Create();
        return db.GetService<IMigrator>().GenerateScript();
    }

    private static ConsoleDbContext Create()
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        SqlServerProvider.Configure(options, "Server=nowhere");
        return new ConsoleDbContext(options.Options);
    }
}
