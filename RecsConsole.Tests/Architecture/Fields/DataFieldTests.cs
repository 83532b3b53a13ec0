using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Embeddings;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>Data is stored, learned from, suggested from or counted only under a data field that states its purposes (R157).</summary>
public sealed class DataFieldTests
{
    // columns that tables have besides their data: the owning tenant, the id of the row, and its revision
    private static readonly string[] s_technical = ["TenantId", "Id", "Revision"];

    [Fact]
    public void Every_stored_column_belongs_to_one_data_field_or_to_a_table_without_any()
    {
        using var app = new ConsoleApp("Development");
        using var db = app.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext();
        var named = StoredColumns.Fields.SelectMany(each => each.Columns).ToList();
        var columns = db
            .Model.GetEntityTypes()
            .Where(type => type.ClrType.Namespace?.StartsWith("RecsConsole.Database", StringComparison.Ordinal) is true)
            .Select(type => (Table: type.GetTableName()!, Type: type))
            .Where(each => !StoredColumns.Others.Contains(each.Table) && !each.Table.StartsWith("AspNet", StringComparison.Ordinal))
            .SelectMany(each => each.Type.GetProperties().Select(property => $"{each.Table}.{property.Name}"))
            .Where(column => !s_technical.Contains(column.Split('.')[1], StringComparer.Ordinal))
            .ToList();

        columns
            .Where(column => !named.Any(name => Covers(name, column)))
            .ShouldBeEmpty("columns that StoredColumns.txt gives to no data field");
        named.Where(name => !columns.Any(column => Covers(name, column))).ShouldBeEmpty("columns that are not there");
        named.Distinct(StringComparer.Ordinal).Count().ShouldBe(named.Count, "a column of two fields");
    }

    [Fact]
    public void Every_data_field_is_stored_or_derived_and_has_words()
    {
        var stored = StoredColumns.Fields.Select(each => each.Field).Concat([DataFields.AccountHistory.Key, DataFields.EventRating.Key]);

        stored.Order(StringComparer.Ordinal).ShouldBe(DataFields.All.Select(field => field.Key).Order(StringComparer.Ordinal));
        DataFields.All.ShouldAllBe(field => FieldLabels.Of(field).Length > 0);
    }

    [Fact]
    public void Every_source_and_every_feature_names_fields_that_exist_for_its_purpose()
    {
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            foreach (var source in CandidateSources.All().NamesOf(kind))
            {
                SourceFields.Of(kind, source).ShouldAllBe(field => field.Purposes.Contains(FieldPurpose.Serve), source);
            }

            foreach (var feature in FeatureTable.Of(kind))
            {
                feature.FieldsOf(kind).ShouldNotBeEmpty(feature.Name);
                feature.FieldsOf(kind).ShouldAllBe(field => field.Purposes.Contains(FieldPurpose.Train), feature.Name);
            }
        }
    }

    [Fact]
    public void A_feature_or_a_source_without_fields_cannot_be_made()
    {
        Should.Throw<ArgumentException>(() => new FeatureValue<ActionInput>([], _ => 0));
        Should.Throw<InvalidOperationException>(() => SourceFields.Of(SlateKind.Action, "horoscope"));
    }

    [Fact]
    public void What_is_learned_without_columns_rests_on_fields_for_training()
    {
        DataField[] learned =
        [
            .. LearnedFields.NextSteps,
            .. LearnedFields.StepOutcomes,
            .. LearnedFields.StepTexts,
            .. LearnedFields.Solutions,
            .. LearnedFields.Chances,
            .. LearnedFields.Answers,
            .. LearnedFields.Targets,
        ];

        learned.ShouldAllBe(field => field.Purposes.Contains(FieldPurpose.Train));
    }

    [Fact]
    public void Every_tile_names_fields_for_figures_but_those_about_the_trail_and_the_program()
    {
        foreach (var kind in Enum.GetValues<InsightKind>())
        {
            var fields = InsightTiles.Find(kind)!.Fields;
            fields.ShouldAllBe(field => field.Purposes.Contains(FieldPurpose.Analytics), kind.ToString());
            (fields.Count > 0).ShouldBe(kind is not (InsightKind.Audit or InsightKind.ModelAnswers), kind.ToString());
        }
    }

    [Fact]
    public void Texts_of_people_may_never_leave_and_those_of_the_other_kinds_may_where_nothing_is_said() =>
        SearchTexts.Kinds.Where(kind => TextFields.Refused(null, FieldPurpose.External, [kind]).Count > 0).ShouldBe([TextKind.Person]);

    private static bool Covers(string name, string column) =>
        name.EndsWith(".*", StringComparison.Ordinal)
            ? column.StartsWith(name[..^1], StringComparison.Ordinal)
            : string.Equals(name, column, StringComparison.Ordinal);
}
