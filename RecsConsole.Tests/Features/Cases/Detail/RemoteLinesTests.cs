using System.Globalization;
using System.Reflection;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail.Happened;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>What happened between a case and its ticket is a whole sentence in the reader's language.</summary>
public sealed class RemoteLinesTests : IDisposable
{
    private readonly CultureInfo _screen = CultureInfo.CurrentUICulture;

    public static TheoryData<string> Languages => ["en", "de", "pl"];

    private static IReadOnlyList<string> Kinds { get; } =
    [
        .. typeof(RemoteEvents)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && !field.Name.EndsWith("Attribute", StringComparison.Ordinal))
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    public void Dispose() => CultureInfo.CurrentUICulture = _screen;

    [Fact]
    public void Each_kind_says_what_happened()
    {
        Read("en");

        Kinds
            .ToDictionary(kind => kind, kind => Line(kind, "why"), StringComparer.Ordinal)
            .ShouldBe(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [RemoteEvents.Status] = "Status in Redmine: why",
                    [RemoteEvents.Due] = "Due date from Redmine #12",
                    [RemoteEvents.Carried] = "Written to Redmine #12",
                    [RemoteEvents.Overtaken] = "Noted in Redmine #12; the status or a field was changed there first, and that was kept",
                    [RemoteEvents.Refused] = "Redmine refused: why. The step was undone",
                    [RemoteEvents.RefusedAndKept] = "Redmine refused: why. The case had moved on, so the step stays here",
                    [RemoteEvents.NoteRefused] = "Redmine refused a note: why. The note stays here",
                    [RemoteEvents.OwnerCarried] = "Assignee set in Redmine #12",
                    [RemoteEvents.OwnerUnknown] =
                        "The assignee has no account in Redmine that the connection can see, so #12 keeps its owner there",
                    [RemoteEvents.OwnerOvertaken] = "The owner of Redmine #12 was changed there first, and that was kept",
                    [RemoteEvents.OwnerRefused] = "Redmine refused the assignee: why. The assignment was undone",
                    [RemoteEvents.OwnerRefusedAndKept] = "Redmine refused the assignee: why. The assignment stays here",
                    [RemoteEvents.Gone] = "Ticket #12 in Redmine: why. The case goes on here without it",
                },
                ignoreOrder: true
            );
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_language_names_the_same_things_in_words_of_its_own(string language)
    {
        Read("en");
        var english = Kinds.ToDictionary(kind => kind, kind => Line(kind, "why")!, StringComparer.Ordinal);
        Read(language);

        foreach (var kind in Kinds)
        {
            var line = Line(kind, "why").ShouldNotBeNull(kind);
            foreach (var named in (string[])["Redmine", "#12", "why"])
            {
                line.Contains(named, StringComparison.Ordinal).ShouldBe(english[kind].Contains(named, StringComparison.Ordinal), line);
            }

            line.ShouldNotContain("{");
            (line == english[kind]).ShouldBe(language == "en", line);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Reason_that_the_console_gave_is_in_the_language_of_the_reader(string language)
    {
        Read(language);

        var line = Line(RemoteEvents.Gone, StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.DeletedThere)).Stored);

        line.ShouldNotBeNull().ShouldContain(ConnectorTexts.DeletedThere);
    }

    [Fact]
    public void Opening_is_told_after_the_name_of_the_person_there()
    {
        Read("en");
        CaseEventRow row = new()
        {
            EventKey = "remote:0",
            Activity = CaseActivities.Opened,
            Kind = CaseEventKind.System,
            AttributesJson = "{}",
        };

        var by = new Dictionary<string, string>(StringComparer.Ordinal) { [RemoteEvents.ByAttribute] = "Priya Nair" };

        RemoteLines.Of(row, by).ShouldBe("opened the case");
        RemoteLines.Of(row, new Dictionary<string, string>(StringComparer.Ordinal)).ShouldBeNull("\"Opened\" stands alone");
    }

    [Fact]
    public void Line_about_anything_else_is_none_of_these() => Line("ask", "why").ShouldBeNull();

    private static void Read(string language) => CultureInfo.CurrentUICulture = ScreenLanguages.Of(language);

    private static string? Line(string kind, string words) =>
        RemoteLines.Of(
            new()
            {
                EventKey = "remote:12",
                Activity = kind,
                Kind = CaseEventKind.System,
                AttributesJson = "{}",
            },
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [RemoteEvents.SystemAttribute] = "Redmine",
                [RemoteEvents.TicketAttribute] = "12",
                [RemoteEvents.WordsAttribute] = words,
            }
        );
}
