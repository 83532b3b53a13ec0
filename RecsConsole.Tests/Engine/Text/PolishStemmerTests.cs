using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Text;

public sealed class PolishStemmerTests
{
    // the sample vocabulary published with the algorithm
    [Theory]
    [InlineData("aktualizacja", "aktualizacj")]
    [InlineData("aktualizacją", "aktualizacj")]
    [InlineData("aktualizacje", "aktualizacj")]
    [InlineData("aktualizację", "aktualizacj")]
    [InlineData("aktualizacji", "aktualizacj")]
    [InlineData("aktualizowane", "aktualizowan")]
    [InlineData("aktualizowanie", "aktualizowan")]
    [InlineData("aktualizuj", "aktualizuj")]
    [InlineData("aktualna", "aktualn")]
    [InlineData("aktualną", "aktualn")]
    [InlineData("aktualne", "aktualn")]
    [InlineData("aktualnego", "aktualn")]
    [InlineData("aktualnej", "aktualn")]
    [InlineData("aktualnie", "aktualn")]
    [InlineData("aktualny", "aktualn")]
    [InlineData("aktualnych", "aktualn")]
    [InlineData("aktualnym", "aktualn")]
    [InlineData("aktualnymi", "aktualn")]
    [InlineData("akty", "akt")]
    [InlineData("aktywa", "aktyw")]
    [InlineData("kwiecień", "kwiecien")]
    [InlineData("kwiecińskiego", "kwiecińsk")]
    [InlineData("kwietna", "kwietn")]
    [InlineData("kwietną", "kwietn")]
    [InlineData("kwietne", "kwietn")]
    [InlineData("kwietnej", "kwietn")]
    [InlineData("kwietnia", "kwietn")]
    [InlineData("kwietników", "kwietnik")]
    [InlineData("kwietniowego", "kwietniow")]
    [InlineData("kwietniowych", "kwietniow")]
    [InlineData("kwietniu", "kwietn")]
    [InlineData("kwietnych", "kwietn")]
    [InlineData("kwintesencję", "kwintesencj")]
    [InlineData("kwitkiem", "kwitk")]
    [InlineData("kwitła", "kwitł")]
    [InlineData("kwitną", "kwitn")]
    [InlineData("kwitnąć", "kwitn")]
    [InlineData("kwitnącą", "kwitn")]
    [InlineData("kwitnące", "kwitn")]
    [InlineData("kwitnie", "kwitn")]
    public void Stems_as_published(string word, string stem) => PolishStemmer.Stem(word).ShouldBe(stem);

    // all forms of a word have the same stem
    [Theory]
    [InlineData("czytać czytam czytasz czytamy czytacie czytają czytałem czytałam czytaliśmy czytałbym czytając czytający czytającego")]
    [InlineData("hasło hasła hasłem hasłami hasłach hasłom")]
    [InlineData("faktura faktury fakturę fakturą fakturom fakturami")]
    [InlineData("miłość miłości miłością")]
    public void Forms_of_a_word_meet(string forms) =>
        forms.Split(' ').Select(PolishStemmer.Stem).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();

    [Theory]
    [InlineData("")]
    [InlineData("kot")]
    [InlineData("kosz")]
    [InlineData("v8s")]
    public void Leaves_other_words_alone(string word) => PolishStemmer.Stem(word).ShouldBe(word);
}
