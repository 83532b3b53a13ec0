using System.Globalization;
using RecsConsole.Casework;

namespace RecsConsole.Recommender.Cards;

/// <summary>Skills as shown on screen.</summary>
public static class SkillLabels
{
    public static string Of(string skill) => StateLabels.Of(skill);
}
