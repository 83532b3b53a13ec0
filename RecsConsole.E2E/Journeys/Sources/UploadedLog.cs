using System.Globalization;
using System.IO.Compression;
using RecsConsole.Tests.Features.Tenants;
using RecsConsole.Tests.Support;

namespace RecsConsole.E2E.Journeys.Sources;

/// <summary>A log of incidents as a team uploads it, with what the team knows of it.</summary>
internal sealed class UploadedLog
{
    // places of columns
    private const int Number = 0;
    private const int State = 1;
    private const int Caller = 7;
    private const int By = 12;
    private const int At = 13;
    private const int CategoryAt = 16;
    private const int GroupAt = 23;

    private const string CutCategory = "45";
    private const string CutGroup = "10";
    private static readonly DateTime s_cutAt = new(2016, 3, 31);

    private readonly IReadOnlyList<string[]> _rows;

    private UploadedLog(string header, IReadOnlyList<string[]> rows)
    {
        _rows = rows;
        Text = header + "\n" + string.Join('\n', rows.Select(row => string.Join(',', row))) + "\n";
    }

    public string Text { get; }

    public string Category => _rows[0][CategoryAt];

    public string Team => _rows[^1][GroupAt];

    /// <summary>Who resolved most incidents.</summary>
    public string Solver => MostOften("Resolved");

    /// <summary>Who closed most incidents.</summary>
    public string Closer => MostOften("Closed");

    public IEnumerable<string> Callers => _rows.Select(row => row[Caller]).Distinct(StringComparer.Ordinal);

    public IEnumerable<string> Numbers => _rows.Select(row => row[Number]).Distinct(StringComparer.Ordinal);

    /// <summary>A small log with the columns of the public one.</summary>
    public static UploadedLog Small() =>
        new(IncidentLog.Header, [.. IncidentLog.Text().Split('\n')[1..^1].Select(line => line.Split(','))]);

    /// <summary>
    /// From the public log, the incidents of one category that one group had closed, or still worked on, at the end of a month.
    /// </summary>
    public static UploadedLog OfPublicData()
    {
        using var unpacked = new GZipStream(
            File.OpenRead(PublicData.Find("servicenow_incidents/incident_event_log.csv.gz")),
            CompressionMode.Decompress
        );
        using var reader = new StreamReader(unpacked);
        var header = reader.ReadLine()!;
        var incidents = Rows(reader)
            .Where(row => TimeOf(row) <= s_cutAt)
            .GroupBy(row => row[Number], StringComparer.Ordinal)
            .Select(incident => incident.ToList())
            .Where(incident => incident[0][CategoryAt] == CutCategory && IsOfCut(incident[^1]));
        return new(header, [.. incidents.SelectMany(incident => incident)]);
    }

    private static IEnumerable<string[]> Rows(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }

    // one that is resolved and not closed would leave open whether a case ends there
    private static bool IsOfCut(string[] last) =>
        last[CategoryAt] == CutCategory && last[GroupAt] == CutGroup && last[State] is "Closed" or "Active" or "New";

    private static DateTime TimeOf(string[] row) => DateTime.ParseExact(row[At], "d/M/yyyy HH:mm", CultureInfo.InvariantCulture);

    private string MostOften(string state) => _rows.Where(row => row[State] == state).CountBy(row => row[By]).MaxBy(each => each.Value).Key;
}
