namespace RecsConsole.Features.Teams;

/// <summary>Figures of the board with their labels.</summary>
internal static class TeamLabels
{
    public static string Open(int count) => Texts.CountOpen.With(count);

    public static string Unassigned(int count) => Texts.CountUnassigned.With(count);

    public static string AtRisk(int count) => Texts.CountAtRisk.With(count);

    public static string Late(int count) => Texts.CountLate.With(count);

    public static string Waiting(int count) => Texts.CountWaiting.With(count);
}
