using System.Globalization;
using System.Text;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>A small log with the columns of the public log servicenow_incidents: one row for each update of an incident.</summary>
internal static class IncidentLog
{
    public const int Finished = 80;
    public const int Open = 14;
    public const string Category = "55";
    public const string Team = "56";
    public const string Solver = "804";
    public const string Closer = "908";
    private const string Opener = "21";
    private const string Worker = "642";

    /// <summary>The columns, in their order.</summary>
    public static readonly string Header =
        "number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,made_sla,caller_id,opened_by,opened_at,sys_created_by,"
        + "sys_created_at,sys_updated_by,sys_updated_at,contact_type,location,category,subcategory,u_symptom,cmdb_ci,impact,urgency,priority,"
        + "assignment_group,assigned_to,knowledge,u_priority_confirmation,notify,problem_id,rfc,vendor,caused_by,closed_code,resolved_by,"
        + "resolved_at,closed_at";

    public static IReadOnlyList<string> Callers { get; } = ["2403", "2404", "2405"];

    /// <summary>Numbers of incidents that are open in the log.</summary>
    public static IEnumerable<string> OpenNumbers => Enumerable.Range(Finished, Open).Select(NumberOf);

    public static IEnumerable<string> Numbers => Enumerable.Range(0, Finished + Open).Select(NumberOf);

    /// <summary>The file: eighty incidents that ended in January and fourteen of the end of February that somebody works on.</summary>
    public static string Text()
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var i = 0; i < Finished + Open; i++)
        {
            var opened = i < Finished ? new DateTime(2026, 1, 5, 8, 0, 0).AddHours(i * 8) : new DateTime(2026, 2, 25, 8, 0, 0).AddHours(i);
            var update = 0;
            foreach (var (state, after, by) in Updates(i))
            {
                Append(text, i, opened, (state, opened.AddHours(after), by, update++));
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string State, int After, string By)> Updates(int incident)
    {
        yield return ("New", 0, Opener);
        yield return ("Active", 1, Worker);
        if (incident >= Finished)
        {
            yield break;
        }

        if (incident % 3 == 0)
        {
            yield return ("Awaiting User Info", 2, Worker);
            yield return ("Active", 4, Worker);
        }

        yield return ("Resolved", 6, Solver);
        yield return ("Closed", 20, Closer);
    }

    private static readonly string[] s_unfinished = ["?", "?", "?"];

    private static void Append(StringBuilder text, int incident, DateTime opened, (string State, DateTime At, string By, int Number) update)
    {
        string[] values =
        [
            NumberOf(incident),
            update.State,
            update.State is "Closed" ? "false" : "true",
            "0",
            "0",
            update.Number.ToString(CultureInfo.InvariantCulture),
            incident % 5 == 0 ? "false" : "true",
            Callers[incident % Callers.Count],
            "8",
            Time(opened),
            "6",
            Time(opened),
            update.By,
            Time(update.At),
            "Phone",
            "143",
            Category,
            "170",
            "72",
            "?",
            "2",
            "2",
            "3",
            Team,
            "?",
            "true",
            "false",
            "Do Not Notify",
            "?",
            "?",
            "?",
            "?",
            "5",
            .. incident < Finished ? [Solver, Time(opened.AddHours(6)), Time(opened.AddHours(20))] : s_unfinished,
        ];
        text.AppendJoin(',', values).Append('\n');
    }

    private static string NumberOf(int incident) => (45 + incident).ToString("D7", CultureInfo.InvariantCulture);

    // day first, as in the public log
    private static string Time(DateTime at) => at.ToString("d/M/yyyy HH:mm", CultureInfo.InvariantCulture);
}
