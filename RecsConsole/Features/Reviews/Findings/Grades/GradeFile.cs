using System.Globalization;
using System.Text;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Reviews.Findings.Grades;

/// <summary>The grades of a study as CSV: one line for each graded suggestion.</summary>
internal static class GradeFile
{
    public const string Name = "grades.csv";

    public static string Write(StudyDetails reading)
    {
        var text = new StringBuilder("case,reviewer,position,system,rank,item,grade,judged_at,took_seconds,known_answer\r\n");
        foreach (var row in reading.Rows)
        {
            for (var i = 0; i < row.Items.Count; i++)
            {
                text.Append(CsvText.Line(Fields(reading, row, i)));
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Fields(StudyDetails reading, JudgedRow row, int index)
    {
        yield return reading.Cases.TryGetValue(row.CaseId, out var found) ? found.Key : "";
        yield return reading.NameOf(row.ReviewerId);
        yield return Text(row.Position);
        yield return reading.Versions[row.NumberA];
        yield return Text(index + 1);
        yield return row.Items[index].Id;
        yield return Text(row.Items[index].Grade);
        yield return ExportJudgements.InstantOf(row);
        yield return ExportJudgements.SecondsOf(row);
        yield return reading.Known.IsRight(row) is null ? "" : Text(reading.Decided[row.CaseId].Grades[index]);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
