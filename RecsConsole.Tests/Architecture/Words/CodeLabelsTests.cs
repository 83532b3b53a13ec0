using System.Globalization;
using System.Reflection;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Platform.Web;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>Codes that screens show have labels in every language.</summary>
public sealed class CodeLabelsTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _screen = CultureInfo.CurrentUICulture;

    [Theory]
    [InlineData("de")]
    [InlineData("pl")]
    public void Terms_sources_and_moves_have_words(string language)
    {
        Speak(language);

        Enum.GetValues<SlateKind>()
            .SelectMany(FeatureColumns.Of)
            .Distinct(StringComparer.Ordinal)
            .Where(column => TermLabels.Of(column) == Plain(column))
            .ShouldBeEmpty("columns without words");
        ConstantsOf(typeof(SourceNames), "")
            .Where(source => SourceLabels.Of(source) == source.Replace('_', ' ') && !(language is "de" && source is "team"))
            .ShouldBeEmpty("sources without words");
        ConstantsOf(typeof(StandardSlatePolicy), "Rule")
            .Where(rule => MoveLabels.Of(rule) == rule.Replace('_', ' '))
            .ShouldBeEmpty("moves");
    }

    [Theory]
    [InlineData("de")]
    [InlineData("pl")]
    public void Stages_and_conditions_of_playbooks_have_words(string language)
    {
        Speak(language);

        ConstantsOf(typeof(Stages), "").Where(stage => StageLabels.Of(stage) == Plain(stage)).ShouldBeEmpty("stages without words");
        PlaybookCondition
            .Fields.Where(field => PlaybookLabels.Field(field) == Plain(field) && field is not ("region" or "team"))
            .ShouldBeEmpty("conditions without words; two are the same in English");
    }

    [Theory]
    [InlineData("de", "Teamleitung")]
    [InlineData("pl", "kierownik")]
    public void Readers_and_alarms_name_roles_in_words(string language, string words)
    {
        Speak(language);
        AlarmRule rule = new("none", FigureAlarmKind.Unusual, Limit: null, Days: 7, Team: null, ConsoleRole.Supervisor, Workflow: null);

        RuleLabels.Slice(rule, new Dictionary<string, string>(StringComparer.Ordinal), []).ShouldEndWith(words);
        new DocumentChoices([], [], [], [], [])
            .Words("role:supervisor", zone: null)
            .ShouldBe($"{DocumentLabels.Reader(AclKind.Role)} {words}");
    }

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _screen);

    private static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(language);

    private static string Plain(string code) => StateLabels.Of(code);

    private static IEnumerable<string> ConstantsOf(Type type, string ending) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string) && field.Name.EndsWith(ending, StringComparison.Ordinal))
            .Select(field => (string)field.GetRawConstantValue()!);
}
